import { BY_CONTACT_REGION, CALLING_RULE_PACKS, type CallingRulePack } from "@redial/kernel";
import type { Place } from "./place";
import { readWord } from "./read-fields";

/** Whose calling hours a program keeps: those of one pack for everybody, or of the pack of each contact's region. */
export type CallingHours = CallingRulePack | typeof BY_CONTACT_REGION;

/** The `callingHours` of a program. */
export function readCallingHours(place: Place): CallingHours | undefined {
  return readWord<CallingHours>(place, [BY_CONTACT_REGION, ...CALLING_RULE_PACKS], { what: "callingHours", unknown: "CALLING_HOURS_UNKNOWN" });
}
