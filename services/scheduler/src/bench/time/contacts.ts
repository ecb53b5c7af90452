import { BY_CONTACT_REGION } from "@redial/kernel";
import fc from "fast-check";
import { ORACLE_PACKS } from "./oracle-pack";
import { NUMBERS, type AskedContact } from "./oracle-place";
import { ZONES } from "./zones";

const timeZone = fc.oneof(
  { weight: 4, arbitrary: fc.constant(null) },
  { weight: 3, arbitrary: fc.constantFrom(...ZONES) },
  // Another name for a zone of a number, that zone itself, and no zone at all.
  { weight: 2, arbitrary: fc.constantFrom("Asia/Kolkata", "Europe/Paris", "America/Chicago", "Australia/Sydney", "Mars/Olympus") },
);

/** Regions of contacts as people write them, some of which have rules and some of which name no country. */
const region = fc.oneof(
  { weight: 1, arbitrary: fc.constant(null) },
  { weight: 4, arbitrary: fc.constantFrom("US-AL", "us-la", " US-FL ", "US-TX", "US", "FR", "fr-75", "GB-SCT", "AU", "au-nsw", "CA-ON", "IN") },
  { weight: 1, arbitrary: fc.constantFrom("DE", "US-DEBT", "Florida", "", "US-AL-1", "XX-AL") },
);
const callingHours = fc.oneof({ weight: 4, arbitrary: fc.constant(BY_CONTACT_REGION) }, { weight: 3, arbitrary: fc.constantFrom(...ORACLE_PACKS.keys()) }, { weight: 1, arbitrary: fc.constant(undefined) });

/** Contacts of programs with and without calling hours, with what is known of where they are. */
export const contact: fc.Arbitrary<AskedContact> = fc.record({
  phone: fc.constantFrom(...Object.keys(NUMBERS)),
  timeZone,
  region,
  timeZoneMode: fc.constantFrom("program", "contact"),
  callingHours,
});
