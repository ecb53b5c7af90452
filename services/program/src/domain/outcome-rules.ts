import { OUTCOMES, type Outcome, type OutcomeRule, type OutcomeRules } from "@redial/kernel";
import { isObject, quote, type Place } from "./place";
import { readFields, readWholeNumber } from "./read-fields";

/** Outcomes after which nobody is called again: a person answered, or the number does not exist. */
const NEVER_RETRIED: ReadonlySet<Outcome> = new Set<Outcome>(["completed", "invalid_number"]);

/** The `outcomes` map of a retry strategy: what single outcomes change. */
export function readOutcomeRules(place: Place): OutcomeRules | undefined {
  const what = "The outcomes of a retry strategy";
  if (!readFields(place, { what, fields: OUTCOMES, invalid: "RETRY_OUTCOMES_INVALID", unknown: "RETRY_OUTCOME_UNKNOWN" })) return undefined;
  const rules: OutcomeRules = {};
  for (const outcome of OUTCOMES) {
    if (place.at(outcome).isAbsent) continue;
    const rule = readRule(place.at(outcome), outcome);
    if (rule) rules[outcome] = rule;
  }
  return rules;
}

function readRule(place: Place, outcome: Outcome): OutcomeRule | undefined {
  if (!isObject(place.value)) return place.refuse("RETRY_OUTCOME_RULE_INVALID", `The rule for ${outcome} must be an object such as {"retry":false}, not ${quote(place.value)}.`);
  const fields = ["retry", "delayMinutes"];
  readFields(place, { what: `The rule for ${outcome}`, fields, invalid: "RETRY_OUTCOME_RULE_INVALID", unknown: "RETRY_OUTCOME_FIELD_UNKNOWN" });
  const retry = place.at("retry").value;
  if (typeof retry !== "boolean") return place.at("retry").refuse("RETRY_OUTCOME_RETRY_INVALID", `Say whether ${outcome} is retried: true or false, not ${quote(retry)}.`);
  if (retry && NEVER_RETRIED.has(outcome)) return place.at("retry").refuse("RETRY_OUTCOME_NEVER_RETRIED", `${outcome} is never retried; leave it out or set retry to false.`);
  const delay = place.at("delayMinutes");
  if (delay.isAbsent) return { retry };
  if (!retry) return delay.refuse("RETRY_OUTCOME_DELAY_UNUSED", `delayMinutes has no effect while ${outcome} is not retried; leave it out.`);
  const delayMinutes = readWholeNumber(delay, { what: "delayMinutes", min: 1, max: 10_080, outOfRange: "RETRY_OUTCOME_DELAY_OUT_OF_RANGE" });
  return delayMinutes === undefined ? undefined : { retry, delayMinutes };
}
