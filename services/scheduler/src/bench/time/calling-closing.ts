import type { MinuteClosing } from "./minute-search";
import type { OraclePack } from "./oracle-pack";
import { wallClock } from "./wall-clock";

// A test reads a global through a sandbox each time.
const { floor } = Math;
const DAY = 1_440;
const WEEK = 7 * DAY;
/** 1970-01-01 was a Thursday; weeks begin on Monday. */
const DAYS_TO_THURSDAY = 3;

/** Calling hours and holidays as closings of the oracle, one for each zone of the person called: whatever its clock shows, and on whatever day, says it. */
export function callingClosings(pack: OraclePack, zones: readonly string[]): MinuteClosing[] {
  if (!pack.hasHours) return [];
  return [...new Set(zones)].map((zone) => {
    const clock = wallClock(zone);
    return {
      isClosedIn(utcMinute) {
        const local = clock.minuteIn(utcMinute);
        return !isInHours(pack, local) || isOnHoliday(pack, local);
      },
    };
  });
}

/** Whether the hours of the week let this local minute ring. */
export function isInHours({ open }: OraclePack, local: number): boolean {
  return open[(local + DAYS_TO_THURSDAY * DAY) % WEEK] === 1;
}

/** Whether this local minute lies on a holiday, or in a year of which no holidays are known. */
export function isOnHoliday({ holidays, knownDays: [from, until] }: OraclePack, local: number): boolean {
  if (holidays === null) return false;
  const day = floor(local / DAY);
  return day < from || day >= until || holidays.has(day);
}
