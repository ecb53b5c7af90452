import fc from "fast-check";
import { waitingJobs, type WaitingJobs } from "./waiting-jobs";

const NEVER = Infinity;

/** Jobs 0 and 1 are first attempts due at 10 and 30, job 2 a retry due at 20. */
function waiting(): WaitingJobs {
  const jobs = waitingJobs(3);
  jobs.add(2, 0, NEVER);
  jobs.pick(0);
  jobs.retry(20, NEVER);
  jobs.add(0, 10, NEVER);
  jobs.add(1, 30, NEVER);
  return jobs;
}

it("serves retries that are due before first attempts that are due", () => {
  const jobs = waiting();
  expect([jobs.pick(25), jobs.dueAt()]).toEqual([2, 20]);
  jobs.remove();
  expect([jobs.pick(25), jobs.pick(25)]).toEqual([0, 0]);
});

it("lets no retry that is not due hold up a first attempt", () => {
  const jobs = waiting();
  expect(jobs.pick(15)).toBe(0);
  jobs.remove();
  expect([jobs.pick(15), jobs.dueAt()]).toEqual([2, 20]);
});

it("leaves nobody out", () => {
  const jobs = waiting();
  jobs.pick(40);
  jobs.postpone(50, NEVER);
  const served: number[] = [];
  for (let job = jobs.pick(40); job >= 0; job = jobs.pick(40)) {
    served.push(job);
    jobs.remove();
  }
  expect(served).toEqual([0, 1, 2]);
  expect(jobs.size()).toBe(0);
});

const soon = fc.nat(40);
const end = fc.constantFrom(45, 60, NEVER);
const command = fc.record({ do: fc.constantFrom("postpone" as const, "retry" as const, "remove" as const), byMs: soon, runsOutAt: end, freeInMs: fc.nat(15) });

it("always picks of those that are due the one whose time runs out first, of equals a retry, then the one due for longest, then the lower number", () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(soon, end), { minLength: 1, maxLength: 20 }), fc.array(command, { maxLength: 60 }), (added, commands) => {
      const jobs = waitingJobs(added.length);
      const model = added.map(([dueAt, runsOutAt], job) => ({ job, dueAt, runsOutAt, isRetry: 0 }));
      for (const { job, dueAt, runsOutAt } of model) jobs.add(job, dueAt, runsOutAt);
      let freeAt = 0;
      for (const each of commands) {
        freeAt += each.freeInMs;
        const at = Math.max(freeAt, Math.min(...model.map(({ dueAt }) => dueAt)));
        const [first] = model.filter(({ dueAt }) => dueAt <= at).sort((a, b) => (a.runsOutAt === b.runsOutAt ? 0 : a.runsOutAt - b.runsOutAt) || b.isRetry - a.isRetry || a.dueAt - b.dueAt || a.job - b.job);
        expect([jobs.pick(freeAt), jobs.size()]).toEqual([first?.job ?? -1, model.length]);
        if (!first) return;
        expect([jobs.dueAt(), jobs.runsOutAt()]).toEqual([first.dueAt, first.runsOutAt]);
        const later = { dueAt: first.dueAt + each.byMs, runsOutAt: each.runsOutAt };
        if (each.do === "remove") jobs.remove();
        else jobs[each.do](later.dueAt, later.runsOutAt);
        if (each.do === "remove") model.splice(model.indexOf(first), 1);
        else Object.assign(first, later, each.do === "retry" && { isRetry: 1 });
      }
    }),
    { seed: 20_250_120 },
  );
});
