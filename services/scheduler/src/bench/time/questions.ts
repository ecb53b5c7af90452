import { COOL_DOWN_CAUSES, DAY_MS, MINUTE_MS, OUTCOMES, type CoolDown, type CoolDownCause, type FrequencyCap, type LadderStep, type Outcome, type OutcomeRules } from "@redial/kernel";
import fc from "fast-check";
import { contact } from "./contacts";
import type { AskedContact } from "./oracle-place";
import { ZONES } from "./zones";

/** Instants are milliseconds from the instant around which the world is looked at, so that one question can be asked of every world. */
export type Question =
  | { kind: "hours"; atMs: number }
  | { kind: "place"; contact: AskedContact; programZone: string }
  | { kind: "first_attempt"; nowMs: number; startMs: number | null; stopMs: number | null; number: AskedNumber | null }
  | { kind: "permit"; nowMs: number; lifetimeMs: number; stopMs: number | null; number: AskedNumber | null }
  | { kind: "running_out"; fromMs: number; stopMs: number | null; stepEndsMs: number | null }
  | { kind: "life"; startMs: number; stopMs: number | null; leavesMessage: boolean; strategy: AskedStrategy; calls: readonly AskedCall[]; number: AskedNumber | null };

/** A number with the rules that its program has for it, beside those of its pack, and what was done with it before. */
export interface AskedNumber {
  readonly caps: readonly FrequencyCap[];
  readonly coolDowns: readonly CoolDown[];
  /** Calls that began so long before the instant asked about; without a length they are still up. */
  readonly past: readonly { agoMs: number; lastsMs: number | null; coolDown: CoolDownCause | null }[];
  /** Null: it is not suppressed; "now": up to the very instant asked about. */
  readonly suppressedUntilMs: number | "now" | "for good" | null;
}

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

/** An end of anything: mostly after the instants asked about, some weeks after them. */
const end = fc.oneof({ weight: 1, arbitrary: near }, { weight: 2, arbitrary: minutes(0, 5 * 1_440) }, { weight: 1, arbitrary: fc.integer({ min: 0, max: 40 * DAY_MS }) });

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
const pastCall = fc
  .record({ agoMs: fc.oneof(minutes(0, 3_000), fc.integer({ min: 0, max: 2 * DAY_MS })), lastsMs: fc.option(fc.integer({ min: 0, max: 300_000 }), { freq: 12 }), coolDown: fc.option(cause) })
  .map(({ agoMs, lastsMs, coolDown }) => ({ agoMs, lastsMs: lastsMs === null ? null : Math.min(lastsMs, agoMs), coolDown: lastsMs === null ? null : coolDown }));
const coolDown = fc.record({ after: cause, hours: fc.integer({ min: 1, max: 72 }) });

const suppressedUntilMs = fc.oneof({ weight: 3, arbitrary: fc.constant(null) }, { weight: 2, arbitrary: near }, { weight: 1, arbitrary: fc.constantFrom("now" as const, "for good" as const) });
const limitedNumber = fc.record({ caps: fc.array(cap, { maxLength: 2 }), coolDowns: fc.array(coolDown, { maxLength: 1 }), past: fc.array(pastCall, { minLength: 1, maxLength: 4 }), suppressedUntilMs });
/** Half of the numbers that are asked about have limits. */
const number: fc.Arbitrary<AskedNumber | null> = fc.option(limitedNumber, { freq: 2 });
/** Every third job is followed with limits: each of its calls is one more that they count. */
const numberOfLife: fc.Arbitrary<AskedNumber | null> = fc.oneof({ weight: 2, arbitrary: fc.constant(null) }, { weight: 1, arbitrary: limitedNumber });

/** What may be asked of a world: nearly half of the questions follow a whole job. */
export const question: fc.Arbitrary<Question> = fc.oneof(
  { weight: 8, arbitrary: fc.record({ kind: fc.constant("hours"), atMs: near }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("place"), contact, programZone: fc.constantFrom(...ZONES) }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant("first_attempt"), nowMs: near, startMs: fc.option(near), stopMs: stop, number }) },
  { weight: 4, arbitrary: fc.record({ kind: fc.constant("permit"), nowMs: near, lifetimeMs: fc.oneof(fc.integer({ min: 1, max: 300_000 }), minutes(1, 240)), stopMs: stop, number }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant("running_out"), fromMs: near, stopMs: fc.option(end), stepEndsMs: fc.option(end) }) },
  { weight: 12, arbitrary: fc.record({ kind: fc.constant("life"), startMs: near, stopMs: stop, leavesMessage: fc.boolean(), strategy, calls: fc.array(call, { minLength: 1, maxLength: 5 }), number: numberOfLife }) },
);

function clockTime(minute: number): string {
  return `${String(Math.floor(minute / 60)).padStart(2, "0")}:${String(minute % 60).padStart(2, "0")}`;
}
