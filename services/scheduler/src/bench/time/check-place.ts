import { isZoneUnknown, placeContact } from "../../domain/call-place";
import { compare, type Difference } from "./difference";
import { NUMBER_PLAN, PACKS } from "./examined-world";
import { isHeld, oraclePlace } from "./oracle-place";
import type { Question } from "./questions";

/** Where a person is: which pack applies, in which zones windows and hours are read, and whether the job must be held. */
export function checkPlace({ contact, programZone }: Extract<Question, { kind: "place" }>): Difference | null {
  const expected = oraclePlace(contact, programZone);
  const found = placeContact(contact, { ...contact, timeZone: programZone }, NUMBER_PLAN, PACKS) ?? { zones: [programZone], evidence: "program", pack: null, hoursZones: null };
  return (
    compare("pack", found.pack, expected.pack) ??
    compare("evidence", found.evidence, expected.evidence) ??
    compare("zones of windows", JSON.stringify(found.zones), JSON.stringify(expected.zones)) ??
    compare("zones of hours", JSON.stringify(found.hoursZones), JSON.stringify(expected.hoursZones)) ??
    compare("whether it is held", isZoneUnknown(found), isHeld(expected))
  );
}
