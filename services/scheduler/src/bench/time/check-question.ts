import { checkHours } from "./check-hours";
import { checkLife } from "./check-life";
import { checkLimits } from "./check-limits";
import { checkFirstAttempt, checkPermit } from "./check-plans";
import type { Difference } from "./difference";
import type { ExaminedWorld } from "./examined-world";
import type { Question } from "./questions";

/** The properties that are checked, as the table of `npm run check:time` names them. */
export const PROPERTIES = ["open hours", "first attempt", "dial permit", "windows and limits", "retry none", "retry fixed_delay", "retry scheduled", "retry ladder"] as const;
export type Property = (typeof PROPERTIES)[number];

/** Which property a question is a case of. */
export function propertyOf(question: Question): Property {
  switch (question.kind) {
    case "hours":
      return "open hours";
    case "first_attempt":
      return "first attempt";
    case "permit":
      return "dial permit";
    case "limits":
      return "windows and limits";
    case "life":
      return `retry ${question.strategy.type}`;
    default:
      return question satisfies never;
  }
}

/** Puts one question to the scheduler's rules and to the oracle. Null when they agree. */
export function checkQuestion(world: ExaminedWorld, question: Question): Difference | null {
  const around = (ms: number) => world.place.around + ms;
  const maybe = (ms: number | null) => (ms === null ? null : around(ms));
  switch (question.kind) {
    case "hours":
      return checkHours(world, around(question.atMs));
    case "first_attempt":
      return checkFirstAttempt(world, { now: around(question.nowMs), startAt: maybe(question.startMs), stopAt: maybe(question.stopMs) });
    case "permit":
      return checkPermit(world, { now: around(question.nowMs), lifetimeMs: question.lifetimeMs, stopAt: maybe(question.stopMs) });
    case "limits":
      return checkLimits(world, question);
    case "life":
      return checkLife(world, question);
    default:
      return question satisfies never;
  }
}
