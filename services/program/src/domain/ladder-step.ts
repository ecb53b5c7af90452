import { BEST_TIME_AFTER_MINUTES, instantOf, type DayPart, type LadderStep } from "@redial/kernel";
import { readBestTime } from "./best-time";
import { isObject, quote, type Place } from "./place";
import { readFields, readInstant, readList, readWholeNumber, readWord } from "./read-fields";
import { listWords } from "./similar-word";

const DAY_PARTS: readonly DayPart[] = ["morning", "midday", "afternoon", "evening"];
const KINDS = ["afterMinutes", "at", "dayPart", "localTime", "bestTime"] as const;
type Kind = (typeof KINDS)[number];
const FIELDS: Record<Kind, readonly string[]> = { afterMinutes: ["afterMinutes"], at: ["at"], dayPart: ["dayPart", "daysLater"], localTime: ["localTime", "daysLater"], bestTime: ["bestTime", "afterMinutes"] };

/** The steps of a ladder. Those with a date must increase, whatever lies between them: a step is tried only after the one before it. */
export function readLadderSteps(place: Place, bounds: { min: number; max: number }): LadderStep[] | undefined {
  const list = { what: "The steps of a ladder", ...bounds, invalid: "RETRY_STEPS_INVALID", count: "RETRY_STEPS_COUNT_OUT_OF_RANGE", missing: "RETRY_STEPS_MISSING" };
  let latest = -Infinity;
  return readList(place, list, (one) => {
    const step = readLadderStep(one);
    if (!step || !("at" in step)) return step;
    const at = instantOf(step.at);
    if (at <= latest) return one.at("at").refuse("RETRY_STEP_DATES_NOT_INCREASING", `The dates of a ladder must increase, but ${step.at} is not after the one before it.`);
    latest = at;
    return step;
  });
}

/** One step of a ladder: exactly one of `afterMinutes`, `at`, `dayPart`, `localTime` and `bestTime`; the parts of a day and local times with `daysLater`, a best time with `afterMinutes` if at all. */
function readLadderStep(place: Place): LadderStep | undefined {
  if (!isObject(place.value) || Array.isArray(place.value)) {
    return place.refuse("RETRY_STEP_INVALID", `A step must be an object such as {"afterMinutes":30}, not ${quote(place.value)}.`);
  }
  const given = KINDS.filter((one) => !place.at(one).isAbsent);
  const [kind, ...others] = given.includes("bestTime") ? given.filter((one) => one !== "afterMinutes") : given;
  if (!kind || others.length > 0) return place.refuse("RETRY_STEP_KIND_UNCLEAR", `A step says when with exactly one of ${listWords(KINDS)}.`);
  readFields(place, { what: `A step with ${kind}`, fields: FIELDS[kind], invalid: "RETRY_STEP_INVALID", unknown: "RETRY_STEP_FIELD_UNKNOWN" });
  switch (kind) {
    case "afterMinutes": {
      const afterMinutes = readAfterMinutes(place.at(kind));
      return afterMinutes === undefined ? undefined : { afterMinutes };
    }
    case "at": {
      const at = readInstant(place.at(kind), { what: "The date of a step", invalid: "RETRY_STEP_DATE_INVALID" });
      return at === undefined ? undefined : { at };
    }
    case "dayPart": {
      const dayPart = readWord(place.at(kind), DAY_PARTS, { what: kind, unknown: "RETRY_DAY_PART_UNKNOWN" });
      const daysLater = readDaysLater(place.at("daysLater"));
      return dayPart === undefined || daysLater === undefined ? undefined : { dayPart, daysLater };
    }
    case "localTime": {
      const localTime = readLocalTime(place.at(kind));
      const daysLater = readDaysLater(place.at("daysLater"));
      return localTime === undefined || daysLater === undefined ? undefined : { localTime, daysLater };
    }
    case "bestTime": {
      const after = place.at("afterMinutes");
      const afterMinutes = after.isAbsent ? BEST_TIME_AFTER_MINUTES : readAfterMinutes(after);
      const bestTime = readBestTime(place.at(kind), afterMinutes);
      return afterMinutes === undefined || bestTime === undefined ? undefined : { afterMinutes, bestTime };
    }
    default:
      return kind satisfies never;
  }
}

function readAfterMinutes(place: Place): number | undefined {
  return readWholeNumber(place, { what: "afterMinutes", min: 1, max: 10_080, outOfRange: "RETRY_STEP_DELAY_OUT_OF_RANGE" });
}

function readDaysLater(place: Place): number | undefined {
  return readWholeNumber(place, { what: "daysLater", min: 0, max: 30, outOfRange: "RETRY_DAYS_LATER_OUT_OF_RANGE", missing: "RETRY_DAYS_LATER_MISSING" });
}

function readLocalTime(place: Place): string | undefined {
  if (typeof place.value === "string" && /^([01]\d|2[0-3]):[0-5]\d$/.test(place.value)) return place.value;
  return place.refuse("RETRY_LOCAL_TIME_INVALID", `localTime must be a time of day from 00:00 to 23:59, such as 18:30, not ${quote(place.value)}.`);
}
