import { BEST_TIME_AFTER_MINUTES, DAY_MS, HOUR_MS, MINUTE_MS, OUTCOMES, toIso, WEEKDAYS, type LadderStep, type PauseWindows } from "@redial/kernel";
import fc from "fast-check";
import { spreadOf, type BestTimeFacts } from "./best-time";
import { numberLimits } from "./frequency-cap";
import type { HourRates } from "./hour-rates";
import { compileOpenHours } from "./open-hours";
import { planRetry, type RetryPlan } from "./retry-plan";

const iso = (at: number) => toIso(at).replace(":00.000Z", "Z");
const TEN = Date.parse("2025-01-20T10:00:00Z");
const STEP: LadderStep = { afterMinutes: BEST_TIME_AFTER_MINUTES, bestTime: { within: "P2D" } };

/** Rates that are 10 % at every hour but those named: `tuesday 18`. */
function rates(named: Record<string, number | null>): HourRates {
  const byHour: (number | null)[] = Array.from({ length: 168 }, () => 0.1);
  for (const [name, rate] of Object.entries(named)) {
    const [day, hour] = name.split(" ");
    byHour[WEEKDAYS.findIndex((weekday) => weekday === day) * 24 + Number(hour)] = rate;
  }
  return { version: 7, overall: 0.1, byHour };
}

interface Case extends BestTimeFacts {
  steps?: readonly LadderStep[];
  pauseWindows?: PauseWindows;
  zone?: string;
  stopAt?: number | null;
  endedAt?: number;
}

/** The retry of an attempt that ended on Monday 2025-01-20 at 10:00 UTC. */
function plan({ steps = [STEP], pauseWindows = {}, zone = "UTC", stopAt = null, endedAt = TEN, ...facts }: Case): RetryPlan {
  const openHours = compileOpenHours(pauseWindows, [zone]);
  return planRetry({ strategy: { type: "ladder", steps }, outcome: "no_answer", leavesMessage: false, attempt: 1, startedAt: endedAt - MINUTE_MS, endedAt, stepsUsed: 0, openHours, stopAt, ...facts });
}

function dueAt(of: Case): string {
  const answer = plan(of);
  return answer.kind === "retry" ? iso(answer.dueAt) : answer.reason;
}

function choice(of: Case): unknown {
  const reason = plan(of).because.find(({ rule }) => rule === "best_time");
  return reason && "choice" in reason ? reason.choice : null;
}

describe("a best-time step", () => {
  it.each<[string, Case, string, string]>([
    ["waits for the hour that reaches the most", { hourRates: rates({ "monday 18": 0.2, "tuesday 18": 0.3 }) }, "2025-01-21T18:00Z", "best_hour"],
    ["takes the earliest of hours about as good", { hourRates: rates({ "monday 18": 0.29, "tuesday 18": 0.3 }) }, "2025-01-20T18:00Z", "best_hour"],
    ["looks no further than it may wait", { hourRates: rates({ "monday 18": 0.2, "wednesday 10": 0.3 }) }, "2025-01-20T18:00Z", "best_hour"],
    ["takes what is left of the hour in which its time ends", { endedAt: TEN + 30 * MINUTE_MS, hourRates: rates({ "wednesday 10": 0.3 }) }, "2025-01-22T10:00Z", "best_hour"],
    ["calls no sooner than its least delay, be the hour ever so good", { hourRates: rates({ "monday 10": 0.9 }) }, "2025-01-20T11:00Z", "earliest"],
    ["calls at its least delay when no hour is a tenth better", { hourRates: rates({ "monday 18": 0.109 }) }, "2025-01-20T11:00Z", "earliest"],
    ["calls at its least delay when that is the best hour", { hourRates: rates({ "monday 11": 0.3, "monday 18": 0.3 }) }, "2025-01-20T11:00Z", "earliest"],
    ["calls at its least delay when nothing was learned", { hourRates: null }, "2025-01-20T11:00Z", "no_rates"],
    ["does not choose an hour of which too little is known", { hourRates: rates({ "monday 18": null }) }, "2025-01-20T11:00Z", "earliest"],
    ["leaves an hour of which too little is known as if it were average", { hourRates: rates({ "monday 11": null, "monday 18": 0.109, "tuesday 9": 0.12 }) }, "2025-01-21T09:00Z", "best_hour"],
    ["comes where in the hour the job is spread to", { hourRates: rates({ "monday 18": 0.2 }), spread: 0.75 }, "2025-01-20T18:45Z", "best_hour"],
    ["reads hours on the wall clock of the person called", { zone: "Asia/Kolkata", hourRates: rates({ "monday 18": 0.2 }) }, "2025-01-20T12:30Z", "best_hour"],
  ])("%s", (_, of, expected, chosen) => {
    expect([dueAt(of), choice(of)]).toEqual([expected, chosen]);
  });

  it("does not choose an hour that is paused, and of one that is paused in part the rest", () => {
    const pause = (from: number, until: number, minute = 0): PauseWindows => ({ monday: [{ startAt: { hour: from, minute: 0 }, endAt: { hour: until, minute } }] });
    const hourRates = rates({ "monday 18": 0.3, "monday 20": 0.2 });
    expect(dueAt({ hourRates, pauseWindows: pause(17, 19) })).toBe("2025-01-20T20:00Z");
    expect(dueAt({ hourRates, pauseWindows: pause(17, 18, 30) })).toBe("2025-01-20T18:30Z");
    expect(dueAt({ hourRates, pauseWindows: pause(17, 18, 30), spread: 0.5 })).toBe("2025-01-20T18:45Z");
    expect(plan({ hourRates, pauseWindows: pause(19, 20), spread: 0.5 })).toMatchObject({ stepEndsAt: TEN + 9 * HOUR_MS });
  });

  it("does not choose an hour that a cap of the number forbids", () => {
    const limits = numberLimits({ caps: [{ max: 1, perHours: 24 }], coolDowns: [] }, { calls: [{ at: TEN, endedAt: TEN, coolDown: null }], seenAt: TEN, zones: ["UTC"] });
    const openHours = compileOpenHours({}, ["UTC"]);
    const answer = planRetry({ strategy: { type: "ladder", steps: [STEP] }, outcome: "busy", leavesMessage: false, attempt: 1, startedAt: TEN, endedAt: TEN, stepsUsed: 0, openHours, numberLimits: limits, stopAt: null, hourRates: rates({ "monday 18": 0.3, "tuesday 18": 0.2 }) });
    expect(answer.kind === "retry" && iso(answer.dueAt)).toBe("2025-01-21T18:00Z");
  });

  it("is moved on like any other when nothing is open for as long as it may wait", () => {
    const allDay = [{ startAt: { hour: 0, minute: 0 }, endAt: { hour: 24, minute: 0 } }];
    const of: Case = { hourRates: rates({ "monday 18": 0.3 }), pauseWindows: { monday: allDay, tuesday: allDay, wednesday: allDay } };
    expect([dueAt(of), choice(of)]).toEqual(["2025-01-23T00:00Z", "none_open"]);
  });

  it("never waits so long that a step behind it comes too late for stopAt", () => {
    const hourRates = rates({ "monday 18": 0.2, "tuesday 18": 0.3 });
    const steps: LadderStep[] = [STEP, { afterMinutes: 240 }];
    expect(dueAt({ hourRates, steps, stopAt: TEN + 2 * DAY_MS })).toBe("2025-01-21T18:00Z");
    expect(dueAt({ hourRates, steps, stopAt: Date.parse("2025-01-21T20:00:00Z") })).toBe("2025-01-20T18:00Z");
    expect(dueAt({ hourRates, steps: [STEP], stopAt: Date.parse("2025-01-21T20:00:00Z") })).toBe("2025-01-21T18:00Z");
  });

  it("tells the version, the hour and the rates that it was chosen by", () => {
    expect(plan({ hourRates: rates({ "tuesday 18": 0.3 }), spread: 0.5 }).because).toEqual([
      expect.objectContaining({ rule: "ladder_step", number: 1, at: TEN + HOUR_MS }),
      { rule: "best_time", choice: "best_hour", version: 7, hour: 42, rate: 0.3, plainHour: 11, plainRate: 0.1, zone: "UTC", latestAt: TEN + 2 * DAY_MS, fromAt: TEN + HOUR_MS, at: TEN + 32.5 * HOUR_MS },
    ]);
  });

  it("gives way to the rule of an outcome", () => {
    const openHours = compileOpenHours({}, ["UTC"]);
    const strategy = { type: "ladder", steps: [STEP], outcomes: { busy: { retry: true, delayMinutes: 10 } } } as const;
    const answer = planRetry({ strategy, outcome: "busy", leavesMessage: false, attempt: 1, startedAt: TEN, endedAt: TEN, stepsUsed: 0, openHours, stopAt: null, hourRates: rates({ "tuesday 18": 0.3 }) });
    expect(answer).toMatchObject({ kind: "retry", dueAt: TEN + 10 * MINUTE_MS, stepEndsAt: null });
  });
});

const minuteOfDay = fc.integer({ min: 0, max: 1_439 }).map((minute) => ({ hour: Math.floor(minute / 60), minute: minute % 60 }));
const window = fc.record({ startAt: minuteOfDay, endAt: minuteOfDay }).filter(({ startAt, endAt }) => startAt.hour !== endAt.hour || startAt.minute !== endAt.minute);
const windows: fc.Arbitrary<PauseWindows> = fc.dictionary(fc.constantFrom(...WEEKDAYS), fc.array(window, { maxLength: 3 }));
const someRates: fc.Arbitrary<HourRates> = fc
  .array(fc.option(fc.double({ min: 0, max: 1, noNaN: true }), { freq: 6 }), { minLength: 168, maxLength: 168 })
  .map((byHour) => ({ version: 1, overall: 0.2, byHour }));
const world = fc.record({
  pauseWindows: windows,
  zone: fc.constantFrom("Europe/Paris", "America/St_Johns", "Australia/Lord_Howe", "Asia/Kolkata", "America/New_York"),
  startsAt: fc.integer({ min: 0, max: 366 * 1_440 }).map((minute) => Date.parse("2025-01-01T00:00:00Z") + minute * MINUTE_MS),
  hourRates: someRates,
  within: fc.constantFrom("PT2H", "P1D", "P2D", "P1W"),
  afterMinutes: fc.integer({ min: 1, max: 119 }),
  stopsAfterMs: fc.option(fc.integer({ min: HOUR_MS, max: 10 * DAY_MS })),
  retries: fc.integer({ min: 1, max: 4 }),
});

/** The calls of a job that nobody ever answers, each a minute long and made the instant it is due; up to the one that finds no retry. */
function callsOf(of: { openHours: ReturnType<typeof compileOpenHours>; startsAt: number; stopAt: number | null; steps: readonly LadderStep[]; hourRates: HourRates | null }): number[] {
  const calls: number[] = [];
  let [startedAt, stepsUsed] = [of.startsAt, 0];
  for (;;) {
    calls.push(startedAt);
    const [attempt, endedAt] = [calls.length, startedAt + MINUTE_MS];
    const next = planRetry({ ...of, strategy: { type: "ladder", steps: of.steps }, outcome: "no_answer", leavesMessage: false, attempt, startedAt, endedAt, stepsUsed, spread: spreadOf("job", attempt) });
    if (next.kind === "end") return calls;
    ({ dueAt: startedAt, stepsUsed } = next);
  }
}

describe("a ladder of best times, whatever was learned", () => {
  it("never calls in a window, before its least delay or after stopAt, nor less often than without rates", () => {
    fc.assert(
      fc.property(world, ({ pauseWindows, zone, startsAt, hourRates, within, afterMinutes, stopsAfterMs, retries }) => {
        const openHours = compileOpenHours(pauseWindows, [zone]);
        const firstAt = openHours.nextOpenInstant(startsAt);
        const stopAt = stopsAfterMs === null ? null : startsAt + stopsAfterMs;
        if (firstAt === null || (stopAt !== null && firstAt >= stopAt)) return;
        const steps = Array.from({ length: retries }, (): LadderStep => ({ afterMinutes, bestTime: { within } }));
        const of = { openHours, startsAt: firstAt, stopAt, steps };
        const calls = callsOf({ ...of, hourRates });
        for (const [index, at] of calls.entries()) {
          expect(openHours.isPaused(at)).toBe(false);
          expect(at < (stopAt ?? Infinity)).toBe(true);
          if (index > 0) expect(at - (calls[index - 1] ?? 0)).toBeGreaterThanOrEqual((afterMinutes + 1) * MINUTE_MS);
        }
        expect(calls.length).toBeGreaterThanOrEqual(callsOf({ ...of, hourRates: null }).length);
        expect(calls).toEqual(callsOf({ ...of, hourRates }));
      }),
      { seed: 20_250_120, numRuns: 400 },
    );
  });
});

describe("spreadOf", () => {
  it("spreads jobs evenly, and each attempt of one elsewhere", () => {
    const tenths = Array.from({ length: 10 }, () => 0);
    for (let job = 0; job < 10_000; job++) tenths[Math.floor(spreadOf(`0199a0c0-0000-7000-8000-${job}`, 1) * 10)]! += 1;
    for (const count of tenths) expect(Math.abs(count - 1_000)).toBeLessThan(150);
    expect(spreadOf("job", 1)).toBe(spreadOf("job", 1));
    expect(spreadOf("job", 1)).not.toBe(spreadOf("job", 2));
  });
});

it("leaves strategies without best times as they are, with rates or without", () => {
  for (const outcome of OUTCOMES) {
    const of = { strategy: { type: "fixed_delay", delayMinutes: 30, maxRetries: 2 }, outcome, leavesMessage: false, attempt: 1, startedAt: TEN, endedAt: TEN, stepsUsed: 0, openHours: compileOpenHours({}, ["UTC"]), stopAt: null } as const;
    expect(planRetry({ ...of, hourRates: rates({ "monday 18": 0.9 }) })).toEqual(planRetry(of));
  }
});
