import type { Instant } from "@redial/kernel";
import { callingWeek, type CallingRules } from "./calling-rules";
import { formatLocalTime, localTimeAt } from "./local-time";
import type { PauseReason } from "./reason";
import { zoneHolidays, type ZoneHolidays } from "./zone-holidays";
import { zoneOffsets } from "./zone-offsets";
import { zoneWeek } from "./zone-week";

/** Why the calling hours of a pack, and its holidays, close an instant in one zone. */
export interface ZoneCallingHours {
  /** Null for a pack that knows no holidays. */
  readonly holidays: ZoneHolidays | null;
  /** Of the holiday and the hours that keep `at` closed, the one that does so longer; null when `at` is open. Only for hours that open at all. */
  closedOver(at: Instant): PauseReason | null;
}

const known = new WeakMap<CallingRules, Map<string, ZoneCallingHours>>();

/** Reads a pack that has hours in a zone, once for each. */
export function zoneCallingHours(rules: CallingRules, zone: string): ZoneCallingHours {
  let zones = known.get(rules);
  if (!zones) known.set(rules, (zones = new Map()));
  let hours = zones.get(zone);
  if (!hours) zones.set(zone, (hours = compile(rules, zone)));
  return hours;
}

function compile(rules: CallingRules, zone: string): ZoneCallingHours {
  const offsets = zoneOffsets(zone);
  const week = zoneWeek(callingWeek(rules.hours ?? {}), offsets);
  const holidays = rules.holidays && zoneHolidays(rules, rules.holidays, offsets);
  return {
    holidays,
    closedOver(fromAt) {
      const holiday = holidays?.holidayOver(fromAt) ?? null;
      const at = week.nextOpenInstant(fromAt);
      if (at === fromAt || (holiday && holiday.at >= at)) return holiday;
      const localTime = formatLocalTime(localTimeAt(offsets, fromAt));
      return { rule: "calling_hours", pack: rules.id, version: rules.version, zone, localTime, fromAt, at };
    },
  };
}
