import { MINUTE_MS } from "@redial/kernel";
import { IANAZone } from "luxon";
import { versionOf, type Contender } from "./contender";
import { MINUTES_TO_OPEN } from "./office-week";

/** Luxon's zone itself, without a DateTime: an offset, a table of the week, and a second look where the offset has changed on the way. */
export const luxon: Contender = {
  name: "luxon",
  version: versionOf("luxon"),
  compile(zoneName) {
    const zone = IANAZone.create(zoneName);
    return (from) => {
      let at = from;
      for (;;) {
        const offset = zone.offset(at);
        const localMinute = Math.floor(at / MINUTE_MS) + offset;
        const wait = MINUTES_TO_OPEN[(localMinute + 3 * 1_440) % 10_080] ?? NaN;
        if (wait === 0) return at;
        const found = (Math.floor(at / MINUTE_MS) + wait) * MINUTE_MS;
        const offsetThere = zone.offset(found);
        if (offsetThere === offset) return found;
        // The change lies in a pause, so the next open minute is at the same local time with the new offset.
        at = found - (offsetThere - offset) * MINUTE_MS;
      }
    };
  },
};
