import { versionOf, type Contender } from "./contender";
import { MINUTES_TO_OPEN } from "./office-week";

/** Temporal's zoned date-time: its local fields find the minute in a table of the week, and its arithmetic of local times does the rest. Loaded as the ES module that it is. */
export async function temporal(): Promise<Contender> {
  const { Temporal } = await import("temporal-polyfill");
  return {
    name: "temporal-polyfill",
    version: versionOf("temporal-polyfill"),
    compile: (zone) => (from) => {
      const zoned = Temporal.Instant.fromEpochMilliseconds(from).toZonedDateTimeISO(zone);
      const minute = (zoned.dayOfWeek - 1) * 1_440 + zoned.hour * 60 + zoned.minute;
      const wait = MINUTES_TO_OPEN[minute] ?? NaN;
      if (wait === 0) return from;
      return zoned.toPlainDateTime().with({ second: 0, millisecond: 0 }).add({ minutes: wait }).toZonedDateTime(zone).epochMilliseconds;
    },
  };
}
