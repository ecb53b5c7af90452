import { MINUTE_MS, type Instant } from "@redial/kernel";
import { formatLocalTime } from "./local-time";
import type { PauseReason } from "./reason";
import { minuteOfWeek, minutesLeft, type WeekTable, type WeekWindow } from "./week-table";
import type { ZoneOffsets } from "./zone-offsets";

/**
 * Weekly windows as the wall clock of one zone reads them: an instant is paused when the local minute it falls in is paused. So both passes
 * of a repeated hour are paused, and a skipped hour has no instants, without a rule for either.
 */
export interface ZoneWeek {
  /** The least instant at or after `at` that is not paused. Only for a week that has an open minute. */
  nextOpenInstant(at: Instant): Instant;
  /** The least instant at or after `at` that is paused, null when none ever is. */
  nextPauseAt(at: Instant): Instant | null;
  /** The window that keeps `at` paused longest and where its pause (or the offset it was read with) ends; null when `at` is open. */
  windowOver(at: Instant): PauseReason | null;
}

/** A compiled import is read through a getter each time, which would cost twice the look-up itself. */
const MINUTE = MINUTE_MS;

/** Reads a week in a zone. */
export function zoneWeek(week: WeekTable, offsets: ZoneOffsets): ZoneWeek {
  const { minutesToOpen, minutesToPause } = week;
  return {
    nextOpenInstant: minutesToOpen ? (at) => next(minutesToOpen, offsets, at) : never,
    nextPauseAt: minutesToPause ? (at) => next(minutesToPause, offsets, at) : () => null,
    windowOver: (at) => windowOver(week, offsets, at),
  };
}

/** A table holds good for as long as the offset does; where the offset ends before the minute found, the search starts again there. */
function next(minutesTo: Uint16Array, offsets: ZoneOffsets, from: Instant): Instant {
  let at = from;
  for (;;) {
    const { offsetMs, endsAt } = offsets.segmentAt(at);
    const localMinute = Math.floor((at + offsetMs) / MINUTE);
    const minutes = minutesTo[minuteOfWeek(localMinute)];
    if (!minutes) return at;
    const found = (localMinute + minutes) * MINUTE - offsetMs;
    if (found < endsAt) return found;
    at = endsAt;
  }
}

function windowOver(week: WeekTable, offsets: ZoneOffsets, fromAt: Instant): PauseReason | null {
  const { offsetMs, endsAt } = offsets.segmentAt(fromAt);
  const local = fromAt + offsetMs;
  const localMinute = Math.floor(local / MINUTE);
  const minute = minuteOfWeek(localMinute);
  let longest: WeekWindow | null = null;
  let minutes = 0;
  for (const window of week.windows) {
    const left = minutesLeft(window, minute);
    if (left > minutes) [longest, minutes] = [window, left];
  }
  if (!longest) return null;
  const at = Math.min((localMinute + minutes) * MINUTE - offsetMs, endsAt);
  return { rule: "pause_window", weekday: longest.weekday, window: longest.window, zone: offsets.zone, localTime: formatLocalTime(local), fromAt, at };
}

function never(): never {
  throw new Error("a week that is always paused has no next open instant");
}
