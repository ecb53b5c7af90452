import { instantOf, type OneOffWindow } from "@redial/kernel";
import type { Place } from "./place";
import { readFields, readInstant } from "./read-fields";

/** One interval of `advanced`: two instants, the end after the start. */
export function readOneOffWindow(place: Place): OneOffWindow | undefined {
  const shape = { what: "A one-off interval", fields: ["startAt", "endAt"], invalid: "PAUSE_INTERVAL_INVALID", unknown: "PAUSE_INTERVAL_FIELD_UNKNOWN" };
  if (!readFields(place, shape)) return undefined;
  const startAt = readInstant(place.at("startAt"), { what: "The start of a one-off interval", invalid: "PAUSE_INTERVAL_START_INVALID" });
  const endAt = readInstant(place.at("endAt"), { what: "The end of a one-off interval", invalid: "PAUSE_INTERVAL_END_INVALID" });
  if (startAt === undefined || endAt === undefined) return undefined;
  const lastsMs = instantOf(endAt) - instantOf(startAt);
  if (lastsMs === 0) return place.refuse("PAUSE_INTERVAL_EMPTY", "A one-off interval must not end at the instant it starts.");
  if (lastsMs < 0) return place.at("endAt").refuse("PAUSE_INTERVAL_REVERSED", `The interval ends at ${endAt}, before it starts at ${startAt}; swap them.`);
  return { startAt, endAt };
}
