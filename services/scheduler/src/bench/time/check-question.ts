import { checkHours } from "./check-hours";
import { checkLife } from "./check-life";
import { checkPlace } from "./check-place";
import { checkFirstAttempt, checkPermit, checkRunningOut } from "./check-plans";
import type { Difference } from "./difference";
import type { ExaminedWorld } from "./examined-world";
import type { World } from "./oracle-world";
import type { Question } from "./questions";

/** The properties that are checked, as the table of `npm run check:time` names them. */
export const PROPERTIES = ["place of a person", "open hours", "calling hours", "first attempt", "dial permit", "running out", "limits of a number", "retry none", "retry fixed_delay", "retry scheduled", "retry ladder", "retry under limits"] as const;
export type Property = (typeof PROPERTIES)[number];

/** Which property a question asked of a world is a case of. */
export function propertyOf({ called }: World, question: Question): Property {
  switch (question.kind) {
    case "place":
      return "place of a person";
    case "hours":
      return called ? "calling hours" : "open hours";
    case "first_attempt":
      return question.number ? "limits of a number" : "first attempt";
    case "permit":
      return question.number ? "limits of a number" : "dial permit";
    case "running_out":
      return "running out";
    case "life":
      return question.number ? "retry under limits" : `retry ${question.strategy.type}`;
    default:
      return question satisfies never;
  }
}

/** Puts one question to the scheduler's rules and to the oracle. Null when they agree. */
export function checkQuestion(world: ExaminedWorld, question: Question): Difference | null {
  const around = (ms: number) => world.place.around + ms;
  const maybe = (ms: number | null) => (ms === null ? null : around(ms));
  switch (question.kind) {
    case "place":
      return checkPlace(question);
    case "hours":
      return checkHours(world, around(question.atMs));
    case "first_attempt":
      return checkFirstAttempt(world, { now: around(question.nowMs), startAt: maybe(question.startMs), stopAt: maybe(question.stopMs), number: question.number });
    case "permit":
      return checkPermit(world, { now: around(question.nowMs), lifetimeMs: question.lifetimeMs, stopAt: maybe(question.stopMs), number: question.number });
    case "running_out":
      return checkRunningOut(world, { from: around(question.fromMs), stopAt: maybe(question.stopMs), stepEndsAt: maybe(question.stepEndsMs) });
    case "life":
      return checkLife(world, question);
    default:
      return question satisfies never;
  }
}
