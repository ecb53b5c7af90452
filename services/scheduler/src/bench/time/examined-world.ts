import type { CoolDown, FrequencyCap } from "@redial/kernel";
import { loadCallingPacks } from "../../calling-packs";
import { placeContact, type NumberPlan } from "../../domain/call-place";
import type { FrequencyRules } from "../../domain/frequency-cap";
import { compileOpenHours, type OpenHours } from "../../domain/open-hours";
import { frequencyRulesOf, placeRulesCompiler } from "../../usecases/place-rules";
import { NUMBERS } from "./oracle-place";
import { oracleWorld, type OracleWorld } from "./oracle-world";
import type { Place } from "./worlds";

/** One world in both readings: as the scheduler compiles it, and as the oracle does. */
export interface ExaminedWorld {
  readonly place: Place;
  readonly openHours: OpenHours;
  /** The scheduler's rules of a number: the program's, and those of the pack that it found. */
  frequencyRules(caps: readonly FrequencyCap[], coolDowns: readonly CoolDown[]): FrequencyRules;
  readonly oracle: OracleWorld;
}

/** The packs as the scheduler loads them. */
export const PACKS = loadCallingPacks();

/** The numbers of the oracle as a plan for the scheduler. */
export const NUMBER_PLAN: NumberPlan = {
  zonesOf: (phone) => NUMBERS[phone]?.zones ?? [],
  countryOf: (phone) => NUMBERS[phone]?.country ?? null,
};

export function examinedWorld(place: Place): ExaminedWorld {
  const { contact, windows: pauseWindows, zones } = place;
  const oracle = oracleWorld(place);
  const rulesWith = (callingRules: Parameters<typeof frequencyRulesOf>[1]) => (frequencyCaps: readonly FrequencyCap[], coolDowns: readonly CoolDown[]) => frequencyRulesOf({ frequencyCaps, coolDowns }, callingRules);
  if (!contact) return { place, openHours: compileOpenHours(pauseWindows, zones), frequencyRules: rulesWith([]), oracle };
  const program = { ...contact, timeZone: zones[0] };
  const { openHours, callingRules } = placeRulesCompiler({ pauseWindows, timeZone: zones[0] }, PACKS)(placeContact(contact, program, NUMBER_PLAN, PACKS));
  return { place, openHours, frequencyRules: rulesWith(callingRules ? [callingRules] : []), oracle };
}
