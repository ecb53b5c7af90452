import fc from "fast-check";
import { jobQueue } from "./job-queue";

const command = fc.oneof(
  fc.record({ kind: fc.constant("postpone" as const), byMs: fc.nat(50) }),
  fc.record({ kind: fc.constant("remove" as const), byMs: fc.constant(0) }),
);

it("always has the job that is due first, of equals the lower number, in front", () => {
  fc.assert(
    fc.property(fc.array(fc.nat(20), { maxLength: 40 }), fc.array(command, { maxLength: 80 }), (dues, commands) => {
      const queue = jobQueue(dues.length);
      const model = new Map(dues.map((due, job) => [job, due]));
      dues.forEach((due, job) => queue.add(job, due));
      for (const { kind, byMs } of commands) {
        const [first] = [...model].sort(([a, dueA], [b, dueB]) => dueA - dueB || a - b);
        expect([queue.first(), queue.size()]).toEqual([first?.[0] ?? -1, model.size]);
        if (!first) {
          expect(queue.firstDueAt()).toBe(Infinity);
          break;
        }
        const [job, due] = first;
        expect(queue.firstDueAt()).toBe(due);
        if (kind === "postpone") queue.postponeFirst(due + byMs);
        else queue.removeFirst();
        if (kind === "postpone") model.set(job, due + byMs);
        else model.delete(job);
      }
    }),
  );
});
