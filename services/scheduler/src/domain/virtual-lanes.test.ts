import { WEEKDAYS, type PauseWindows } from "@redial/kernel";
import fc from "fast-check";
import { compileOpenHours } from "./open-hours";
import { planRetry } from "./retry-plan";
import { shortestRetryDelayMs } from "./shortest-retry-delay";
import { planWave, startsToKeep, type WaveInput, type WaveStart } from "./virtual-lanes";

const MINUTE = 60_000;
const START = Date.parse("2025-01-20T10:00:00Z");
const open = compileOpenHours({}, ["UTC"]);
const lunch: PauseWindows = { monday: [{ startAt: { hour: 12, minute: 0 }, endAt: { hour: 14, minute: 0 } }] };
const lunching = compileOpenHours(lunch, ["UTC"]);
const allDay = [{ startAt: { hour: 0, minute: 0 }, endAt: { hour: 24, minute: 0 } }];
const closed = compileOpenHours(Object.fromEntries(WEEKDAYS.map((weekday) => [weekday, allDay])), ["UTC"]);

/** Minutes after 10:00 on a Monday, in which all of these tests are written. */
const m = (minutes: number) => START + minutes * MINUTE;

function wave(lanes: number[], dueMinutes: number[], changes: Partial<WaveInput> = {}, openHours = open): string[] {
  const jobs = dueMinutes.map((due) => ({ dueAt: m(due), openHours }));
  return planWave({ lanes: lanes.map(m), jobs, stopAt: null, lookAheadMs: 30 * MINUTE, ...changes }).starts.map(tell);
}

function tell(start: WaveStart): string {
  switch (start.kind) {
    case "start":
      return `lane ${start.lane} at ${(start.at - START) / MINUTE}`;
    case "later":
      return `later at ${(start.dueAt - START) / MINUTE}`;
    case "stop":
      return start.reason;
    default:
      return start satisfies never;
  }
}

describe("planWave", () => {
  it.each<[string, number[], number[], string[]]>([
    ["gives each job a lane of its own", [0, 0], [0, 0], ["lane 0 at 0", "lane 1 at 0"]],
    ["takes the lane first that is free first", [5, 2, 3], [0, 0, 0], ["lane 1 at 2", "lane 2 at 3", "lane 0 at 5"]],
    ["starts no call before its job is due", [0, 0], [4, 7], ["lane 0 at 4", "lane 1 at 7"]],
    ["lets a job wait when all lanes are given", [0], [0, 1], ["lane 0 at 0", "later at 1"]],
    ["leaves a job to a later wave that is due when a retry of this one may be", [0, 0], [0, 30], ["lane 0 at 0", "later at 30"]],
    ["takes a job that is due just before", [0, 0], [0, 29], ["lane 0 at 0", "lane 1 at 29"]],
    ["leaves a job to a later wave whose lane is free too late", [0, 45], [0, 0], ["lane 0 at 0", "later at 0"]],
    ["is empty without jobs", [0], [], []],
  ])("%s", (_, lanes, due, expected) => {
    expect(wave(lanes, due)).toEqual(expected);
  });

  it("starts a call at the end of the window in which its lane came free", () => {
    expect(wave([121, 125], [60, 61], {}, lunching)).toEqual(["lane 0 at 240", "lane 1 at 240"]);
  });

  it("lets jobs that wait for a lane keep their place when the lanes come free in a window", () => {
    expect(wave([121], [60, 61], {}, lunching)).toEqual(["lane 0 at 240", "later at 61"]);
  });

  it("lets a job whose zone is paused make room for one whose zone is open", () => {
    const jobs = [
      { dueAt: m(130), openHours: lunching },
      { dueAt: m(131), openHours: open },
    ];
    expect(planWave({ lanes: [m(0)], jobs, stopAt: null, lookAheadMs: 30 * MINUTE }).starts.map(tell)).toEqual(["later at 240", "lane 0 at 131"]);
  });

  it("stops a job that could start no earlier than stopAt", () => {
    expect(wave([0, 0], [9, 10], { stopAt: m(10) })).toEqual(["lane 0 at 9", "stopped"]);
  });

  it("stops no job yet whose own lane is late when an earlier one may come free in time", () => {
    expect(wave([0, 12], [0, 0], { stopAt: m(10) })).toEqual(["lane 0 at 0", "later at 0"]);
  });

  it("stops a job that is always paused", () => {
    expect(wave([0], [0], {}, closed)).toEqual(["always_paused"]);
  });

  it("takes every job that has a lane when nothing is ever retried", () => {
    expect(wave([0, 0], [0, 100_000], { lookAheadMs: Infinity })).toEqual(["lane 0 at 0", "lane 1 at 100000"]);
  });
});

/** Runs an execution wave by wave to its end; every call is no_answer and as long as `callMs` says. */
function run(lanesCount: number, firstDue: number[], callMs: (job: number, attempt: number) => number, windows: PauseWindows, zones: readonly string[], everyMs = 0) {
  const strategy = { type: "fixed_delay", delayMinutes: 20, maxRetries: 2, outcomes: { no_answer: { retry: true, delayMinutes: 15 } } } as const;
  const lanes = new Array<number>(lanesCount).fill(START);
  let kept: readonly number[] = [];
  const calls: { lane: number; job: number; at: number; endedAt: number; wave: number; openHours: typeof open }[] = [];
  const retries: { dueAt: number; wave: number }[] = [];
  const hours = zones.map((zone) => compileOpenHours(windows, [zone]));
  let waiting = firstDue.map((due, job) => ({ job, attempt: 1, dueAt: START + due, openHours: hours[job % hours.length] ?? open }));
  for (let wave = 0; waiting.length > 0; wave++) {
    waiting.sort((a, b) => a.dueAt - b.dueAt || a.job - b.job);
    const served = waiting.slice(0, lanesCount + 2);
    const pace = { lanes: [...lanes], everyMs, starts: kept };
    const { starts } = planWave({ ...pace, jobs: served, stopAt: null, lookAheadMs: shortestRetryDelayMs(strategy) });
    kept = startsToKeep(pace, starts);
    const after = waiting.slice(served.length);
    let progress = false;
    served.forEach((waiter, i) => {
      const start = starts[i];
      if (start?.kind === "later") after.push({ ...waiter, dueAt: start.dueAt });
      progress ||= start?.kind !== "later" || start.dueAt > waiter.dueAt;
      if (start?.kind !== "start") return;
      const endedAt = start.at + callMs(waiter.job, waiter.attempt);
      calls.push({ lane: start.lane, job: waiter.job, at: start.at, endedAt, wave, openHours: waiter.openHours });
      lanes[start.lane] = endedAt;
      const ended = { attempt: waiter.attempt, startedAt: start.at, endedAt, stepsUsed: 0, outcome: "no_answer" } as const;
      const plan = planRetry({ strategy, leavesMessage: false, stopAt: null, openHours: waiter.openHours, ...ended });
      if (plan.kind !== "retry") return;
      retries.push({ dueAt: plan.dueAt, wave });
      after.push({ ...waiter, attempt: waiter.attempt + 1, dueAt: plan.dueAt });
    });
    if (!progress) throw new Error("the wave changed nothing");
    waiting = after;
  }
  return { calls, retries };
}

describe("an execution planned wave by wave", () => {
  const world = fc.record({
    lanes: fc.integer({ min: 1, max: 6 }),
    due: fc.array(fc.integer({ min: 0, max: 300 * MINUTE }), { minLength: 1, maxLength: 25 }),
    lengths: fc.array(fc.integer({ min: 0, max: 40 * MINUTE }), { minLength: 1, maxLength: 10 }),
    zones: fc.constantFrom<string[]>(["UTC"], ["UTC", "Europe/Paris", "America/New_York"]),
    everyMs: fc.constantFrom(0, 1_000, 4 * MINUTE),
  });

  it("is made to the end, with no lane twice at a time, no call in a window, none closer to another than it may be, and no retry that should have come first", () => {
    fc.assert(
      fc.property(world, ({ lanes, due, lengths, zones, everyMs }) => {
        const { calls, retries } = run(lanes, due, (job, attempt) => lengths[(job * 3 + attempt) % lengths.length] ?? 0, lunch, zones, everyMs);
        expect(calls).toHaveLength(due.length * 3);
        for (let lane = 0; lane < lanes; lane++) {
          const own = calls.filter((call) => call.lane === lane).sort((a, b) => a.at - b.at);
          own.slice(1).forEach((call, i) => expect(call.at).toBeGreaterThanOrEqual(own[i]?.endedAt ?? Infinity));
        }
        const inOrder = calls.map(({ at }) => at).sort((a, b) => a - b);
        inOrder.slice(1).forEach((at, i) => expect(at - (inOrder[i] ?? 0)).toBeGreaterThanOrEqual(everyMs));
        for (const { at, openHours } of calls) expect(openHours.isPaused(at)).toBe(false);
        for (const { dueAt, wave } of retries) {
          for (const call of calls.filter((other) => other.wave === wave)) expect(call.at).toBeLessThan(dueAt);
        }
      }),
      { seed: 5, numRuns: 150 },
    );
  });
});
