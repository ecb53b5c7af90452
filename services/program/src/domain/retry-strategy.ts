import type { RetryStrategy } from "@redial/kernel";
import { readLadderSteps } from "./ladder-step";
import { readOutcomeRules } from "./outcome-rules";
import { isObject, parse, quote, type Parsed, type Path, type Place } from "./place";
import { readFields, readWholeNumber, readWord } from "./read-fields";
import { readRetryDates } from "./retry-dates";

/** Bounds of a retry strategy (spec: Retry strategies); delays are whole minutes, up to a week. */
export const RETRY_BOUNDS = { delayMinutes: { min: 1, max: 10_080 }, maxRetries: { min: 0, max: 99 }, dates: { min: 1, max: 99 }, steps: { min: 1, max: 99 } } as const;

const TYPES = ["none", "fixed_delay", "scheduled", "ladder"] as const;
const MISSED_DATE = ["skip", "asap"] as const;
const FIELDS: Record<(typeof TYPES)[number], readonly string[]> = {
  none: ["type", "outcomes"],
  fixed_delay: ["type", "delayMinutes", "maxRetries", "outcomes"],
  scheduled: ["type", "retryDates", "missedDate", "outcomes"],
  ladder: ["type", "steps", "outcomes"],
};

/** The retry strategy of a program's document, or every problem it has (codes `RETRY_…`). Instants stay as they were written. */
export function parseRetryStrategy(value: unknown, path: Path = ["retryStrategy"]): Parsed<RetryStrategy> {
  return parse(value, path, readRetryStrategy);
}

/** Reads a retry strategy where it stands in a larger input. */
export function readRetryStrategy(place: Place): RetryStrategy | undefined {
  if (!isObject(place.value) || Array.isArray(place.value)) {
    return place.refuse("RETRY_STRATEGY_INVALID", `The retry strategy must be an object such as {"type":"none"}, not ${quote(place.value)}.`);
  }
  const type = readWord(place.at("type"), TYPES, { what: "The type of a retry strategy", unknown: "RETRY_TYPE_UNKNOWN", missing: "RETRY_TYPE_MISSING" });
  if (!type) return undefined;
  readFields(place, { what: `A ${type} strategy`, fields: FIELDS[type], invalid: "RETRY_STRATEGY_INVALID", unknown: "RETRY_FIELD_UNKNOWN" });
  const timing = readTiming(place, type);
  const outcomes = place.at("outcomes").isAbsent ? undefined : readOutcomeRules(place.at("outcomes"));
  return timing && { ...timing, ...(outcomes && { outcomes }) };
}

function readTiming(place: Place, type: (typeof TYPES)[number]): RetryStrategy | undefined {
  switch (type) {
    case "none":
      return { type };
    case "fixed_delay": {
      const delayMinutes = readWholeNumber(place.at("delayMinutes"), {
        what: "delayMinutes",
        ...RETRY_BOUNDS.delayMinutes,
        outOfRange: "RETRY_DELAY_OUT_OF_RANGE",
        missing: "RETRY_DELAY_MISSING",
      });
      const maxRetries = readWholeNumber(place.at("maxRetries"), {
        what: "maxRetries",
        ...RETRY_BOUNDS.maxRetries,
        outOfRange: "RETRY_COUNT_OUT_OF_RANGE",
        missing: "RETRY_COUNT_MISSING",
      });
      return delayMinutes === undefined || maxRetries === undefined ? undefined : { type, delayMinutes, maxRetries };
    }
    case "scheduled": {
      const retryDates = readRetryDates(place.at("retryDates"), RETRY_BOUNDS.dates);
      const given = place.at("missedDate");
      const missedDate = given.isAbsent ? undefined : readWord(given, MISSED_DATE, { what: "missedDate", unknown: "RETRY_MISSED_DATE_UNKNOWN" });
      return retryDates && { type, retryDates, ...(missedDate && { missedDate }) };
    }
    case "ladder": {
      const steps = readLadderSteps(place.at("steps"), RETRY_BOUNDS.steps);
      return steps && { type, steps };
    }
    default:
      return type satisfies never;
  }
}
