import { MINUTE_MS, OUTCOMES, type Outcome } from "@redial/kernel";
import fc from "fast-check";

/** What may happen to a scheduler. `which` picks among the executions, jobs or messages that there are. */
export type SchedulerCommand =
  | { do: "launch"; jobs: number; most: number; startsInMs: number; stopsInMs: number | null }
  | { do: "outcome"; which: number; outcome: Outcome }
  | { do: "say_again"; which: number }
  | { do: "late_outcome"; which: number; attempt: number; outcome: Outcome }
  | { do: "refuse"; which: number; refusal: "permit_expired" | "execution_paused" | "carrier_not_accepting" }
  | { do: "pause" | "resume" | "cancel"; which: number }
  | { do: "wait"; ms: number }
  | { do: "look" | "ask_again" | "advance" | "end_waiting" };

const which = fc.nat({ max: 1_000 });
const minutes = (max: number) => fc.integer({ min: 0, max }).map((count) => count * MINUTE_MS);
const outcome = fc.constantFrom(...OUTCOMES, "busy" as const, "no_answer" as const, "no_answer" as const);
const command: fc.Arbitrary<SchedulerCommand> = fc.oneof(
  { weight: 3, arbitrary: fc.record({ do: fc.constant("launch"), jobs: fc.integer({ min: 1, max: 4 }), most: fc.integer({ min: 1, max: 3 }), startsInMs: minutes(3), stopsInMs: fc.option(minutes(60).map((ms) => ms + 4 * MINUTE_MS)) }) },
  { weight: 8, arbitrary: fc.record({ do: fc.constant("outcome"), which, outcome }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant("say_again"), which }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant("late_outcome"), which, attempt: fc.integer({ min: 1, max: 4 }), outcome }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant("refuse"), which, refusal: fc.constantFrom("permit_expired", "execution_paused", "carrier_not_accepting") }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constantFrom("pause", "resume"), which }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constantFrom("resume", "cancel"), which }) },
  { weight: 4, arbitrary: fc.record({ do: fc.constant("wait"), ms: fc.oneof(minutes(15), fc.integer({ min: 0, max: 10_000 })) }) },
  { weight: 9, arbitrary: fc.record({ do: fc.constantFrom("look", "look", "advance") }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constantFrom("ask_again", "end_waiting") }) },
);

/** Sequences of commands, each of which begins with a launch that has begun. */
export const commands: fc.Arbitrary<readonly SchedulerCommand[]> = fc.array(command, { minLength: 10, maxLength: 60, size: "max" }).map((rest) => [
  { do: "launch", jobs: 3, most: 2, startsInMs: 0, stopsInMs: null },
  { do: "advance" },
  { do: "look" },
  ...rest,
]);
