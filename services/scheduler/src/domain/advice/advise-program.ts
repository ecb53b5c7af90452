import type { Instant } from "@redial/kernel";
import type { FrequencyRules } from "../frequency-cap";
import type { OpenHours } from "../open-hours";
import { ADVICE_WEIGHTS, type Advice } from "./advice";
import type { AdvisedPlan } from "./advised-plan";
import type { AdvisedProgram } from "./advised-program";
import { adviseOnLimits } from "./limit-advice";
import { adviseOnPauses } from "./pause-advice";
import { adviseOnRetryCount } from "./retry-count-advice";
import { adviseOnRetryDates } from "./retry-date-advice";
import { adviseOnRetrySpacing } from "./retry-spacing-advice";
import { adviseOnStop } from "./stop-advice";
import { planUnanswered, retriedOutcome } from "./unanswered-plan";
import { adviseOnVoicemail } from "./voicemail-advice";
import { adviseOnZones } from "./zone-advice";

const CHECKS = [adviseOnRetryCount, adviseOnRetrySpacing, adviseOnRetryDates, adviseOnPauses, adviseOnZones, adviseOnLimits, adviseOnStop, adviseOnVoicemail];

/**
 * The guide's best practices and common mistakes as checks of one program, for a launch at `now`; `openHours` and `rules` hold for someone in its own zone,
 * with those of the pack that it names. What cannot work comes first, hints last. Not among them is what settings cannot show: whether rates are looked at, and strategies compared.
 */
export function adviseOnProgram(program: AdvisedProgram, { now, openHours, rules }: { now: Instant; openHours: OpenHours; rules: FrequencyRules }): Advice[] {
  const plan = planUnanswered(program, { now, openHours, rules, outcome: retriedOutcome(program.retryStrategy) ?? "no_answer" });
  const advised: AdvisedPlan = { program, now, openHours, rules, plan };
  const found = CHECKS.flatMap((check) => check(advised));
  return found.sort((a, b) => ADVICE_WEIGHTS.indexOf(a.weight) - ADVICE_WEIGHTS.indexOf(b.weight));
}
