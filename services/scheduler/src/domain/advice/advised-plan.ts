import type { Instant } from "@redial/kernel";
import type { FrequencyRules } from "../frequency-cap";
import type { OpenHours } from "../open-hours";
import type { AdvisedProgram } from "./advised-program";
import type { UnansweredPlan } from "./unanswered-plan";

/** A program as the checks see it: its settings, its hours in its own zone, and the plan of a contact that no attempt reaches. */
export interface AdvisedPlan {
  readonly program: AdvisedProgram;
  readonly now: Instant;
  readonly openHours: OpenHours;
  /** Its caps and cool-downs and those of the pack that it names. */
  readonly rules: FrequencyRules;
  /** Of a launch at `now`. */
  readonly plan: UnansweredPlan;
}
