import { MINUTE_MS, OUTCOMES, type Outcome } from "@redial/kernel";
import fc from "fast-check";

/** What one launch of a limited run is like: each of these may narrow it. */
export interface LimitedLaunch {
  readonly isVirtual: boolean;
  readonly jobs: number;
  readonly most: number;
  readonly callsPerSecond: number | null;
  /** Pauses itself at the second call that found no network. */
  readonly pausesItself: boolean;
  /** Whether it calls numbers whose zone nobody knows. */
  readonly isHeld: boolean;
  /** Its first retry belongs to a part of the day, which ends. */
  readonly namesParts: boolean;
}

/** What may happen to executions whose numbers have limits. `which` picks among the executions, jobs, messages or numbers that there are. */
export type LimitedCommand =
  | ({ do: "launch" } & LimitedLaunch)
  | { do: "outcome" | "late_outcome"; which: number; outcome: Outcome }
  | { do: "refuse" | "say_again" | "suppress" | "assign_zone"; which: number }
  | { do: "pause" | "resume" | "cancel"; which: number }
  | { do: "wait"; ms: number }
  | { do: "look" | "ask_again" | "advance" | "end_waiting" };

const which = fc.nat({ max: 1_000 });
const outcome = fc.constantFrom(...OUTCOMES, "busy" as const, "no_answer" as const, "network_error" as const);
const launch = fc.record({
  do: fc.constant("launch"),
  isVirtual: fc.boolean(),
  jobs: fc.integer({ min: 1, max: 5 }),
  most: fc.integer({ min: 1, max: 3 }),
  callsPerSecond: fc.constantFrom(null, 0.5, 2),
  pausesItself: fc.boolean(),
  isHeld: fc.constantFrom(false, false, true),
  namesParts: fc.boolean(),
});

const command: fc.Arbitrary<LimitedCommand> = fc.oneof(
  { weight: 2, arbitrary: launch },
  { weight: 10, arbitrary: fc.record({ do: fc.constantFrom("outcome", "outcome", "outcome", "late_outcome"), which, outcome }) },
  { weight: 5, arbitrary: fc.record({ do: fc.constantFrom("refuse", "refuse", "say_again", "suppress", "assign_zone"), which }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constantFrom("pause", "resume", "resume", "cancel"), which }) },
  { weight: 5, arbitrary: fc.record({ do: fc.constant("wait"), ms: fc.oneof(fc.integer({ min: 0, max: 40 }).map((minutes) => minutes * MINUTE_MS), fc.integer({ min: 0, max: 5_000 })) }) },
  { weight: 12, arbitrary: fc.record({ do: fc.constantFrom("look", "look", "look", "advance", "ask_again", "end_waiting") }) },
);

/** Sequences of commands that begin with an execution on each clock, both running. */
export const limitedCommands: fc.Arbitrary<readonly LimitedCommand[]> = fc
  .tuple(launch, launch, fc.array(command, { minLength: 15, maxLength: 60, size: "max" }))
  .map(([one, other, rest]) => [{ ...one, isVirtual: false }, { ...other, isVirtual: true }, { do: "advance" }, { do: "look" }, ...rest]);
