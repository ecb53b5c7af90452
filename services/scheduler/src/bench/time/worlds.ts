import { DAY_MS, MINUTE_MS, WEEKDAYS, type DailyWindow, type PauseWindows } from "@redial/kernel";
import fc from "fast-check";
import { contact } from "./contacts";
import { ORACLE_PACKS, type OraclePack } from "./oracle-pack";
import { oraclePlace, type AskedContact } from "./oracle-place";
import type { World } from "./oracle-world";
import { changeDays, FIRST_YEAR, LAST_YEAR, ZONES, type Zone } from "./zones";

/** A world, and an instant near which all that is asked of it lies: most often one at which a clock of its zones changes. */
export interface Place extends World {
  readonly around: number;
  /** Who is called there, when it is their number that decides about zones and hours; null when the zones are given. */
  readonly contact: AskedContact | null;
}

const DAY = 1_440;

const minuteOfDay = fc.oneof({ weight: 3, arbitrary: fc.integer({ min: 0, max: DAY - 1 }) }, { weight: 2, arbitrary: fc.constantFrom(0, 1, 60, 90, 120, 150, 165, 180, 540, 1_080, 1_380, DAY - 1) });
const length = fc.oneof(
  { weight: 4, arbitrary: fc.integer({ min: 1, max: 240 }) },
  { weight: 2, arbitrary: fc.integer({ min: 1, max: DAY }) },
  { weight: 2, arbitrary: fc.constantFrom(1, 30, 60, 120, 600, 720, DAY - 1, DAY) },
);

/** Windows of every length, many across midnight. One of no length, which is refused at the edge, must not be guessed open. */
const window = fc.tuple(minuteOfDay, length).map(([start, minutes]) => timeWindow(start, (start + minutes) % DAY || DAY));
const windowOfNoLength = minuteOfDay.map((start) => timeWindow(start, start));

const week: fc.Arbitrary<PauseWindows> = fc.oneof(
  { weight: 12, arbitrary: fc.record(Object.fromEntries(WEEKDAYS.map((day) => [day, fc.array(window, { maxLength: 2 })])), { requiredKeys: [] }) },
  { weight: 8, arbitrary: fc.array(window, { minLength: 1, maxLength: 3 }).map(everyDay) },
  { weight: 1, arbitrary: fc.constant({}) },
  { weight: 1, arbitrary: windowOfNoLength.map((each) => ({ monday: [each], friday: [each] })) },
  { weight: 1, arbitrary: fc.constantFrom(DAY, DAY - 1).map((end) => everyDay([timeWindow(0, end)])) },
  // All but an hour of the week.
  { weight: 1, arbitrary: minuteOfDay.map((start) => ({ ...everyDay([timeWindow(0, DAY)]), wednesday: [timeWindow((start + 60) % DAY, start || DAY)] })) },
);

/** Weeks that several zones can mostly agree on, if only for an hour or two a day: to be sure that they never agree costs the oracle a search of more than a year. */
const shortWeek: fc.Arbitrary<PauseWindows> = fc.oneof(
  { weight: 6, arbitrary: fc.tuple(minuteOfDay, fc.integer({ min: 1, max: 680 })).map(([start, minutes]) => everyDay([timeWindow(start, (start + minutes) % DAY || DAY)])) },
  { weight: 6, arbitrary: fc.array(fc.tuple(fc.constantFrom(...WEEKDAYS), window), { minLength: 1, maxLength: 4 }).map((days) => Object.fromEntries(days.map(([day, each]) => [day, [each]]))) },
  { weight: 1, arbitrary: week },
);

const zone = fc.constantFrom(...ZONES);
const zonesAndWeek = fc.oneof(
  { weight: 7, arbitrary: fc.record({ zones: zone.map((one): [typeof one] => [one]), week }) },
  { weight: 2, arbitrary: fc.record({ zones: fc.tuple(zone, zone), week: shortWeek }) },
  { weight: 1, arbitrary: fc.record({ zones: fc.tuple(zone, zone, zone), week: shortWeek }) },
);

const anywhere = fc.tuple(fc.integer({ min: FIRST_YEAR, max: LAST_YEAR }), fc.integer({ min: 0, max: 11 }), fc.integer({ min: 1, max: 28 })).map(([year, month, day]) => Date.UTC(year, month, day));

/** Start and length of a one-off window, to the millisecond, from `around`; one of no or negative length pauses nothing. */
const oneOff = fc.tuple(
  fc.oneof(quarters(-100, 100), fc.integer({ min: -3 * DAY, max: 3 * DAY }).map((minutes) => minutes * MINUTE_MS), fc.integer({ min: -3 * DAY_MS, max: 3 * DAY_MS })),
  fc.oneof({ weight: 2, arbitrary: quarters(1, 50) }, { weight: 2, arbitrary: fc.integer({ min: 1, max: 2 * DAY }).map((minutes) => minutes * MINUTE_MS) }, { weight: 2, arbitrary: fc.integer({ min: -1_000, max: 90_000 }) }, { weight: 1, arbitrary: fc.constant(9 * DAY_MS) }),
);
const oneOffs = fc.oneof({ weight: 2, arbitrary: fc.constant<[number, number][]>([]) }, { weight: 1, arbitrary: fc.array(oneOff, { minLength: 1, maxLength: 3 }) });

/** Worlds of one to three zones, with any windows of the week and one-off ones. */
const zonedPlace: fc.Arbitrary<Place> = fc
  .record({ zonesAndWeek, oneOffs, anywhere, at: fc.integer({ min: 0, max: 999 }), isAnywhere: fc.integer({ min: 0, max: 6 }) })
  .map(({ zonesAndWeek: { zones, week }, oneOffs, anywhere, at, isAnywhere }) => {
    const changes = changeDays(zones[0]);
    const around = isAnywhere === 0 ? anywhere : (changes[at % changes.length] ?? anywhere);
    return { zones, windows: withOneOffs(week, oneOffs, around), around, called: null, contact: null };
  });

/** Weeks that leave something of most calling hours: to be sure that nothing is left costs the oracle a search of more than a year. */
const gentleWeek: fc.Arbitrary<PauseWindows> = fc.oneof(
  { weight: 4, arbitrary: fc.constant({}) },
  { weight: 12, arbitrary: fc.array(fc.tuple(fc.constantFrom(...WEEKDAYS), window), { minLength: 1, maxLength: 4 }).map((days) => Object.fromEntries(days.map(([day, each]) => [day, [each]]))) },
  { weight: 3, arbitrary: fc.tuple(minuteOfDay, fc.integer({ min: 1, max: 240 })).map(([start, minutes]) => everyDay([timeWindow(start, (start + minutes) % DAY || DAY)])) },
);

/** Worlds of a person called, by the hours, the holidays and the zones that follow from who it is: around a holiday, a change of the clocks, or the first and last days of the calendars. */
const placeOfPerson: fc.Arbitrary<Place> = fc
  .record({ contact, programZone: zone, gentleWeek, oneOffs, at: fc.integer({ min: 0, max: 999 }), where: fc.integer({ min: 0, max: 19 }) })
  .map(({ contact, programZone, gentleWeek: week, oneOffs, at, where }) => {
    const { zones, hoursZones, pack: id } = oraclePlace(contact, programZone);
    const [first, ...others] = zones;
    // Of a person whose zone nobody knows, the program's stands for nothing: that it is held is asked by itself.
    if (first === undefined || hoursZones?.length === 0) return { zones: [programZone], windows: week, around: CALENDARS_BEGIN, called: null, contact: null };
    const pack = ORACLE_PACKS.get(id ?? "");
    const around = aroundPerson(pack, zones[0] === programZone ? programZone : "America/New_York", where, at);
    const called = pack && hoursZones ? { pack, zones: hoursZones } : null;
    return { zones: [first, ...others], windows: withOneOffs(week, oneOffs, around), around, called, contact };
  });

/** Worlds, four of five with zones that are given. */
export const place: fc.Arbitrary<Place> = fc.oneof({ weight: 4, arbitrary: zonedPlace }, { weight: 1, arbitrary: placeOfPerson });

const CALENDARS_BEGIN = Date.UTC(2024, 0, 1);
const CALENDARS_END = Date.UTC(2036, 0, 1);

function aroundPerson(pack: OraclePack | undefined, changing: Zone, where: number, at: number): number {
  const holidays = [...(pack?.holidays?.keys() ?? [])];
  const changes = changeDays(changing).filter((day) => day > CALENDARS_BEGIN && day < CALENDARS_END);
  if (where === 0) return at % 4 === 0 ? CALENDARS_END : CALENDARS_BEGIN;
  if (where < 12 && holidays.length > 0) return (holidays[at % holidays.length] ?? 0) * DAY_MS;
  return changes[at % changes.length] ?? CALENDARS_BEGIN + at * DAY_MS;
}

function withOneOffs(week: PauseWindows, oneOffs: readonly (readonly [number, number])[], around: number): PauseWindows {
  const advanced = oneOffs.map(([fromMs, lengthMs]) => ({ startAt: iso(around + fromMs), endAt: iso(around + fromMs + lengthMs) }));
  return advanced.length > 0 ? { ...week, advanced } : week;
}

/** Quarters of an hour, so few of them that questions, which prefer them too, meet the very edge of a window. */
function quarters(min: number, max: number): fc.Arbitrary<number> {
  return fc.integer({ min, max }).map((quarter) => quarter * 15 * MINUTE_MS);
}

function everyDay(windows: readonly DailyWindow[]): PauseWindows {
  return Object.fromEntries(WEEKDAYS.map((day) => [day, windows]));
}

function timeWindow(startMinute: number, endMinute: number): DailyWindow {
  return { startAt: time(startMinute), endAt: time(endMinute) };
}

function time(minute: number) {
  return { hour: Math.floor(minute / 60), minute: minute % 60 };
}

function iso(at: number): string {
  return new Date(at).toISOString();
}
