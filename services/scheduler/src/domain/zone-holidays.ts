import { DAY_MS, type Instant } from "@redial/kernel";
import type { CallingRules, HolidayCalendar } from "./calling-rules";
import { uniteIntervals } from "./interval-union";
import { formatLocalTime, instantOfLocalTime, localTimeAt } from "./local-time";
import type { PauseReason } from "./reason";
import type { ZoneOffsets } from "./zone-offsets";

/** The holidays of a pack as the calendar of one zone has them: closed from the first to the last instant of the local day. */
export interface ZoneHolidays {
  /** The end of the holidays that `at` lies in, `at` itself on any other day; Infinity past the years that the calendar knows. */
  endOfHoliday(at: Instant): Instant;
  /** The least instant at or after `at` that lies in a holiday. */
  nextHolidayAt(at: Instant): Instant | null;
  /** The holiday that `at` lies in, null on any other day. */
  holidayOver(at: Instant): PauseReason | null;
}

/** Compiles a pack's holidays for a zone. Years that the calendar does not know are one long holiday: whether a day of theirs is open must not be guessed. */
export function zoneHolidays({ id: pack, version }: CallingRules, calendar: HolidayCalendar, offsets: ZoneOffsets): ZoneHolidays {
  const midnight = (date: string) => instantOfLocalTime(offsets, Date.parse(`${date}T00:00:00Z`));
  const known = calendar.days.map(({ date, name }) => {
    const local = Date.parse(`${date}T00:00:00Z`);
    return { name, startsAt: instantOfLocalTime(offsets, local), endsAt: instantOfLocalTime(offsets, local + DAY_MS) };
  });
  const unknown = { name: "years without a calendar of holidays" };
  const closures = [
    { ...unknown, startsAt: -Infinity, endsAt: midnight(`${calendar.firstYear}-01-01`) },
    ...known,
    { ...unknown, startsAt: midnight(`${calendar.lastYear + 1}-01-01`), endsAt: Infinity },
  ];
  const { endOver, nextStartAt } = uniteIntervals(closures);

  return {
    endOfHoliday: endOver,
    nextHolidayAt: nextStartAt,
    holidayOver(fromAt) {
      const holiday = closures.find(({ startsAt, endsAt }) => startsAt <= fromAt && fromAt < endsAt);
      if (!holiday) return null;
      const localTime = formatLocalTime(localTimeAt(offsets, fromAt));
      return { rule: "holiday", name: holiday.name, pack, version, zone: offsets.zone, localTime, fromAt, at: holiday.endsAt };
    },
  };
}
