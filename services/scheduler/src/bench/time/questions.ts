import { COOL_DOWN_CAUSES, DAY_MS, MINUTE_MS, OUTCOMES, type CoolDown, type CoolDownCause, type FrequencyCap, type LadderStep, type Outcome, type OutcomeRules } from "@redial/kernel";
import fc from "fast-check";

/** Instants are milliseconds from the instant around which the world is looked at, so that one question can be asked of every world. */
export type Question =
  | { kind: "hours"; atMs: number }
  | { kind: "first_attempt"; nowMs: number; startMs: number | null; stopMs: number | null }
  | { kind: "permit"; nowMs: number; lifetimeMs: number; stopMs: number | null }
  | { kind: "limits"; nowMs: number; caps: readonly FrequencyCap[]; coolDowns: readonly CoolDown[]; past: readonly { agoMs: number; lastsMs: number; coolDown: CoolDownCause | null }[] }
  | { kind: "life"; startMs: number; stopMs: number | null; leavesMessage: boolean; strategy: AskedStrategy; calls: readonly AskedCall[] };

/** A strategy whose dates are still relative. */
export type AskedStrategy = { outcomes: OutcomeRules | undefined } & (
  | { type: "none" }
  | { type: "fixed_delay"; delayMinutes: number; maxRetries: number }
  | { type: "scheduled"; datesMs: readonly number[]; missedDate: "skip" | "asap" | undefined }
  | { type: "ladder"; steps: readonly (Exclude<LadderStep, { at: string }> | { atMs: number })[] }
);

/** How long after it was due an attempt started, how long it took, and how it ended. */
export interface AskedCall {
  readonly heldUpMs: number;
  readonly lastsMs: number;
  readonly outcome: Outcome;
}

const minutes = (min: number, max: number) => fc.integer({ min, max }).map((minute) => minute * MINUTE_MS);

/** Whole minutes, the milliseconds beside them, and anything. */
const near = fc.oneof(
  { weight: 3, arbitrary: minutes(-3 * 1_440, 3 * 1_440) },
  { weight: 2, arbitrary: fc.tuple(fc.integer({ min: -100, max: 100 }), fc.constantFrom(-1, 0, 1)).map(([quarters, ms]) => quarters * 15 * MINUTE_MS + ms) },
  { weight: 2, arbitrary: fc.integer({ min: -3 * DAY_MS, max: 3 * DAY_MS }) },
);
const stop = fc.oneof({ weight: 3, arbitrary: fc.constant(null) }, { weight: 2, arbitrary: minutes(-1_440, 8 * 1_440) });

const delayMinutes = fc.oneof({ weight: 3, arbitrary: fc.integer({ min: 1, max: 300 }) }, { weight: 1, arbitrary: fc.integer({ min: 1, max: 10_080 }) });
const rule = fc.oneof(
  fc.constant({ retry: false }),
  fc.constant({ retry: true }),
  delayMinutes.map((delay) => ({ retry: true, delayMinutes: delay })),
);
const outcomes: fc.Arbitrary<OutcomeRules | undefined> = fc.oneof(
  { weight: 2, arbitrary: fc.constant(undefined) },
  { weight: 1, arbitrary: fc.array(fc.tuple(fc.constantFrom(...OUTCOMES), rule), { minLength: 1, maxLength: 3 }).map((rules) => Object.fromEntries(rules)) },
);

/** Dates that strictly increase, some of them close together. */
const datesMs = fc
  .tuple(minutes(-1_440, 2_880), fc.array(fc.oneof(minutes(1, 60), minutes(60, 2_000)), { maxLength: 5 }))
  .map(([first, gaps]) => gaps.reduce<number[]>((dates, gap) => [...dates, (dates[dates.length - 1] ?? 0) + gap], [first]));

const daysLater = fc.oneof(fc.integer({ min: 0, max: 2 }), fc.constantFrom(0, 0, 7, 30));
const step = fc.oneof(
  delayMinutes.map((afterMinutes) => ({ afterMinutes })),
  minutes(-600, 4_000).map((atMs) => ({ atMs })),
  fc.record({ dayPart: fc.constantFrom("morning", "midday", "afternoon", "evening"), daysLater }),
  fc.record({ localTime: fc.oneof(fc.integer({ min: 0, max: 1_439 }), fc.integer({ min: 0, max: 95 }).map((quarter) => quarter * 15)).map(clockTime), daysLater }),
);

const strategy: fc.Arbitrary<AskedStrategy> = fc.oneof(
  { weight: 1, arbitrary: fc.record({ type: fc.constant("none"), outcomes }) },
  { weight: 3, arbitrary: fc.record({ type: fc.constant("fixed_delay"), outcomes, delayMinutes, maxRetries: fc.integer({ min: 0, max: 4 }) }) },
  { weight: 4, arbitrary: fc.record({ type: fc.constant("scheduled"), outcomes, datesMs, missedDate: fc.constantFrom("skip", "asap", undefined) }) },
  { weight: 4, arbitrary: fc.record({ type: fc.constant("ladder"), outcomes, steps: fc.array(step, { minLength: 1, maxLength: 4 }) }) },
);

const call: fc.Arbitrary<AskedCall> = fc.record({
  heldUpMs: fc.oneof({ weight: 2, arbitrary: fc.constant(0) }, { weight: 2, arbitrary: fc.integer({ min: 0, max: 5_000 }) }, { weight: 2, arbitrary: minutes(0, 1_440) }),
  lastsMs: fc.oneof({ weight: 1, arbitrary: fc.constant(0) }, { weight: 3, arbitrary: fc.integer({ min: 0, max: 120_000 }) }, { weight: 1, arbitrary: minutes(0, 180) }),
  outcome: fc.oneof({ weight: 6, arbitrary: fc.constantFrom("busy", "no_answer", "network_error", "rejected", "voicemail") }, { weight: 1, arbitrary: fc.constantFrom(...OUTCOMES) }),
});

const max = fc.integer({ min: 1, max: 3 });
const perDays = fc.integer({ min: 1, max: 3 });
const cap: fc.Arbitrary<FrequencyCap> = fc.oneof(
  fc.record({ max, perHours: fc.integer({ min: 1, max: 50 }) }),
  fc.record({ max, perDays }),
  fc.record({ max, perDays, calendar: fc.constant(true) }),
);
const cause = fc.constantFrom(...COOL_DOWN_CAUSES);
const pastCall = fc.record({ agoMs: fc.oneof(minutes(0, 3_000), fc.integer({ min: 0, max: 2 * DAY_MS })), lastsMs: fc.integer({ min: 0, max: 300_000 }), coolDown: fc.option(cause) });
const coolDown = fc.record({ after: cause, hours: fc.integer({ min: 1, max: 72 }) });

/** What may be asked of a world: nearly half of the questions follow a whole job. */
export const question: fc.Arbitrary<Question> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ kind: fc.constant("hours"), atMs: near }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("first_attempt"), nowMs: near, startMs: fc.option(near), stopMs: stop }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant("permit"), nowMs: near, lifetimeMs: fc.oneof(fc.integer({ min: 1, max: 300_000 }), minutes(1, 240)), stopMs: stop }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("limits"), nowMs: near, caps: fc.array(cap, { maxLength: 2 }), coolDowns: fc.array(coolDown, { maxLength: 1 }), past: fc.array(pastCall, { minLength: 1, maxLength: 4 }) }) },
  { weight: 6, arbitrary: fc.record({ kind: fc.constant("life"), startMs: near, stopMs: stop, leavesMessage: fc.boolean(), strategy, calls: fc.array(call, { minLength: 1, maxLength: 5 }) }) },
);

function clockTime(minute: number): string {
  return `${String(Math.floor(minute / 60)).padStart(2, "0")}:${String(minute % 60).padStart(2, "0")}`;
}
