import { COOL_DOWN_CAUSES, type CoolDown, type CoolDownCause } from "@redial/kernel";
import type { Place } from "./place";
import { readFields, readList, readWholeNumber, readWord } from "./read-fields";

/** How long a cool-down may last: up to a year. */
export const COOL_DOWN_HOURS = { min: 1, max: 8_760 } as const;

/** The `coolDowns` of a program: at most one for each cause. */
export function readCoolDowns(place: Place): CoolDown[] | undefined {
  const causes = new Set<CoolDownCause>();
  const list = { what: "coolDowns", min: 0, max: COOL_DOWN_CAUSES.length, invalid: "COOL_DOWNS_INVALID", count: "COOL_DOWNS_TOO_MANY" };
  return readList(place, list, (one) => {
    const shape = { what: "A cool-down", fields: ["after", "hours"], invalid: "COOL_DOWN_INVALID", unknown: "COOL_DOWN_FIELD_UNKNOWN" };
    if (!readFields(one, shape)) return undefined;
    const after = readWord(one.at("after"), COOL_DOWN_CAUSES, { what: "after", unknown: "COOL_DOWN_CAUSE_UNKNOWN", missing: "COOL_DOWN_CAUSE_MISSING" });
    const hours = readWholeNumber(one.at("hours"), { what: "hours", ...COOL_DOWN_HOURS, outOfRange: "COOL_DOWN_HOURS_OUT_OF_RANGE", missing: "COOL_DOWN_HOURS_MISSING" });
    if (after && causes.has(after)) return one.at("after").refuse("COOL_DOWN_CAUSE_REPEATED", `There is a cool-down after ${after} already; keep one of them.`);
    if (!after || hours === undefined) return undefined;
    causes.add(after);
    return { after, hours };
  });
}
