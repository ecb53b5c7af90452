import { createLog, openBus, consume } from "@redial/platform";
import type { RunningSystem } from "@redial/start";

/** When a call ended by the carrier's clock, which is this machine's, and when the dialer's word of it came over the bus. */
export interface End {
  endedAtMs: number;
  heardAtMs: number;
}

/** Hears the ends of all calls of a system, by the id of the attempt. */
export async function hearEnds(system: RunningSystem): Promise<{ ends: ReadonlyMap<string, End>; stop(): Promise<void> }> {
  const log = createLog("bench", "error");
  const bus = await openBus(system.busUrl, "bench", log);
  const ends = new Map<string, End>();
  await consume({
    bus,
    group: "bench.subscriptions",
    topics: ["dialer.events"],
    types: ["attempt.ended"],
    log,
    async handle({ events }) {
      for (const { event } of events) ends.set(`${event.data.jobId}:${event.data.attempt}`, { endedAtMs: Date.parse(event.data.endedAt), heardAtMs: Date.now() });
    },
  });
  return { ends, stop: () => bus.close() };
}

/** How many calls ended in a second, from the first to the last. */
export function endsASecond(ends: Iterable<End>): number {
  const times = [...ends].map(({ endedAtMs }) => endedAtMs);
  const [firstMs, lastMs] = times.reduce(([first, last], at) => [Math.min(first, at), Math.max(last, at)] as const, [Infinity, -Infinity] as const);
  return times.length / ((lastMs - firstMs) / 1_000);
}
