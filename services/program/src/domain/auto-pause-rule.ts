import { OUTCOMES, type AutoPauseRule, type Outcome } from "@redial/kernel";
import { quote, type Place } from "./place";
import { readFields, readList, readWholeNumber, readWord } from "./read-fields";

/** Bounds of auto-pause rules: how many a program may have, over how many attempts a share is counted, and how far a count may go. */
export const AUTO_PAUSE_BOUNDS = { rules: { min: 0, max: 10 }, ofLast: { min: 5, max: 10_000 }, count: { min: 1, max: 100_000_000 } } as const;

/** The `autoPause` rules of a program. The first that is met pauses the execution. */
export function readAutoPause(place: Place): AutoPauseRule[] | undefined {
  return readList(place, { what: "autoPause", ...AUTO_PAUSE_BOUNDS.rules, invalid: "AUTO_PAUSE_INVALID", count: "AUTO_PAUSE_TOO_MANY" }, readRule);
}

function readRule(place: Place): AutoPauseRule | undefined {
  const shape = { what: "An auto-pause rule", fields: ["outcomes", "share", "ofLast", "count"], invalid: "AUTO_PAUSE_RULE_INVALID", unknown: "AUTO_PAUSE_FIELD_UNKNOWN" };
  if (!readFields(place, shape)) return undefined;
  const outcomes = readOutcomes(place.at("outcomes"));
  const threshold = readThreshold(place);
  return outcomes && threshold && { outcomes, ...threshold };
}

function readOutcomes(place: Place): Outcome[] | undefined {
  const named = new Set<Outcome>();
  const list = { what: "The outcomes of an auto-pause rule", min: 1, max: OUTCOMES.length, invalid: "AUTO_PAUSE_OUTCOMES_INVALID", count: "AUTO_PAUSE_OUTCOMES_COUNT_OUT_OF_RANGE" };
  return readList(place, { ...list, missing: "AUTO_PAUSE_OUTCOMES_MISSING" }, (one) => {
    const outcome = readWord(one, OUTCOMES, { what: "An outcome", unknown: "AUTO_PAUSE_OUTCOME_UNKNOWN" });
    if (outcome && named.has(outcome)) return one.refuse("AUTO_PAUSE_OUTCOME_REPEATED", `${outcome} is named twice; keep one of them.`);
    if (outcome) named.add(outcome);
    return outcome;
  });
}

/** Either a share of the last attempts, or a count of all. */
function readThreshold(place: Place): { share: number; ofLast: number } | { count: number } | undefined {
  const [share, ofLast, count] = [place.at("share"), place.at("ofLast"), place.at("count")];
  const isShare = !share.isAbsent || !ofLast.isAbsent;
  if (isShare !== count.isAbsent) {
    return place.refuse("AUTO_PAUSE_THRESHOLD_UNCLEAR", 'An auto-pause rule has either a share of the last attempts, such as "share":0.5,"ofLast":100, or a count, such as "count":50.');
  }
  if (!isShare) {
    const most = readWholeNumber(count, { what: "count", ...AUTO_PAUSE_BOUNDS.count, outOfRange: "AUTO_PAUSE_COUNT_OUT_OF_RANGE" });
    return most === undefined ? undefined : { count: most };
  }
  const part = readShare(share);
  const attempts = readWholeNumber(ofLast, { what: "ofLast", ...AUTO_PAUSE_BOUNDS.ofLast, outOfRange: "AUTO_PAUSE_OF_LAST_OUT_OF_RANGE", missing: "AUTO_PAUSE_OF_LAST_MISSING" });
  return part === undefined || attempts === undefined ? undefined : { share: part, ofLast: attempts };
}

function readShare(place: Place): number | undefined {
  const { value } = place;
  if (place.isAbsent) return place.refuse("AUTO_PAUSE_SHARE_MISSING", "share is missing; give a number above 0 and up to 1, such as 0.5 for one half.");
  if (typeof value === "number" && value > 0 && value <= 1) return value;
  return place.refuse("AUTO_PAUSE_SHARE_OUT_OF_RANGE", `share must be a number above 0 and up to 1, such as 0.5 for one half, not ${quote(value)}.`);
}
