import type { DailyWindow, TimeOfDay } from "@redial/kernel";
import type { Place } from "./place";
import { readFields, readWholeNumber } from "./read-fields";

/** One window of a weekday. A start later than the end crosses midnight; 24:00 is an end only; a window that ends where it starts is refused. */
export function readDailyWindow(place: Place): DailyWindow | undefined {
  const shape = { what: "A pause window", fields: ["startAt", "endAt"], invalid: "PAUSE_WINDOW_INVALID", unknown: "PAUSE_FIELD_UNKNOWN" };
  if (!readFields(place, shape)) return undefined;
  const startAt = readTimeOfDay(place.at("startAt"), { name: "startAt", missing: "PAUSE_START_MISSING", lastHour: 23 });
  const endAt = readTimeOfDay(place.at("endAt"), { name: "endAt", missing: "PAUSE_END_MISSING", lastHour: 24 });
  if (!startAt || !endAt) return undefined;
  if (startAt.hour === endAt.hour && startAt.minute === endAt.minute) {
    return place.refuse("PAUSE_WINDOW_EMPTY", "A pause window must not end at the minute it starts; for the whole day use 00:00 to 24:00.");
  }
  return { startAt, endAt };
}

function readTimeOfDay(place: Place, { name, missing, lastHour }: { name: string; missing: string; lastHour: number }): TimeOfDay | undefined {
  if (place.isAbsent) return place.refuse(missing, `A pause window needs ${name}, such as {"hour":12,"minute":0}.`);
  if (!readFields(place, { what: name, fields: ["hour", "minute"], invalid: "PAUSE_TIME_INVALID", unknown: "PAUSE_TIME_FIELD_UNKNOWN" })) return undefined;
  const hour = readWholeNumber(place.at("hour"), { what: `The hour of ${name}`, min: 0, max: lastHour, outOfRange: "PAUSE_HOUR_INVALID" });
  const minute = readWholeNumber(place.at("minute"), { what: `The minute of ${name}`, min: 0, max: hour === 24 ? 0 : 59, outOfRange: "PAUSE_MINUTE_INVALID" });
  return hour === undefined || minute === undefined ? undefined : { hour, minute };
}
