import { MINUTE_MS, SECOND_MS, WEEKDAYS, type DailyWindow, type PauseWindows } from "@redial/kernel";
import fc from "fast-check";
import { compileOpenHours } from "./open-hours";

/** Zones with instants around which their clocks behave oddly, from the tz database. */
const CHANGES: Record<string, string[]> = {
  "Australia/Lord_Howe": ["2025-04-05T15:00Z", "2025-10-04T15:30Z"],
  "Africa/Casablanca": ["2025-02-23T02:00Z", "2025-04-06T02:00Z"],
  "Pacific/Chatham": ["2025-04-05T14:00Z", "2025-09-27T14:00Z"],
  "Pacific/Apia": ["2011-12-30T10:00Z", "2011-04-02T14:00Z"],
  "Pacific/Kiritimati": ["1994-12-31T10:00Z"],
  "Antarctica/Troll": ["2025-03-30T01:00Z", "2025-10-26T01:00Z"],
  "America/New_York": ["2025-03-09T07:00Z", "2025-11-02T06:00Z"],
  "Asia/Kolkata": ["2025-06-01T00:00Z"],
  "America/St_Johns": ["2011-03-13T03:31Z", "2025-11-02T04:30Z"],
  "Africa/Cairo": ["2025-04-24T22:00Z", "2025-10-30T21:00Z"],
  "America/Santiago": ["2025-04-06T03:00Z", "2025-09-07T04:00Z"],
};
const SEARCHED_MINUTES = 900;

/** An instant is paused when the wall clock of any zone shows a time in a window, read window by window. */
function isPausedByClock(windows: PauseWindows, zones: readonly string[], at: number): boolean {
  const isOneOff = windows.advanced?.some(({ startAt, endAt }) => Date.parse(startAt) <= at && at < Date.parse(endAt)) ?? false;
  return isOneOff || zones.some((zone) => isPausedOn(windows, shown(zone, at)));
}

function isPausedOn(windows: PauseWindows, { today, now }: Shown): boolean {
  return [0, 1].some((daysAgo) => {
    const day = WEEKDAYS[(today + 7 - daysAgo) % 7] ?? "monday";
    return windows[day]?.some(({ startAt, endAt }) => {
      const from = startAt.hour * 60 + startAt.minute;
      const until = endAt.hour === 23 && endAt.minute === 59 ? 1_440 : endAt.hour * 60 + endAt.minute;
      if (from < until) return daysAgo === 0 && from <= now && now < until;
      return daysAgo === 0 ? from <= now : now < until;
    });
  });
}

interface Shown {
  today: number;
  now: number;
}

const fields = { weekday: "long", hour: "2-digit", minute: "2-digit", hourCycle: "h23" } as const;
const clocks = new Map(Object.keys(CHANGES).map((zone) => [zone, { read: new Map<number, Shown>(), format: new Intl.DateTimeFormat("en-US", { timeZone: zone, ...fields }) }]));

/** The weekday and the minute of the day as Intl prints them, read once for each minute. */
function shown(zone: string, at: number): Shown {
  const minute = Math.floor(at / MINUTE_MS);
  const clock = clocks.get(zone);
  const known = clock?.read.get(minute);
  if (known) return known;
  const [, weekday, hours, minutes] = /^(\w+)\D+(\d\d):(\d\d)$/.exec(clock?.format.format(at) ?? "") ?? [];
  const reading = { today: WEEKDAYS.findIndex((day) => day === weekday?.toLowerCase()), now: Number(hours) * 60 + Number(minutes) };
  clock?.read.set(minute, reading);
  return reading;
}

/** Steps to the start of each minute until one is as wanted; in these years offsets are whole minutes. Null past the search. */
function search(from: number, isFound: (at: number) => boolean): number | null {
  if (isFound(from)) return from;
  let at = Math.floor(from / MINUTE_MS) * MINUTE_MS;
  for (let step = 0; step < SEARCHED_MINUTES; step++) {
    at += MINUTE_MS;
    if (isFound(at)) return at;
  }
  return null;
}

const minuteOfDay = fc.oneof(fc.integer({ min: 0, max: 1_439 }), fc.constantFrom(0, 60, 90, 120, 150, 180, 1_380, 1_439));
const window: fc.Arbitrary<DailyWindow> = fc
  .tuple(minuteOfDay, fc.oneof(minuteOfDay, fc.constant(1_440)))
  .filter(([start, end]) => start !== end)
  .map(([start, end]) => ({ startAt: time(start), endAt: time(end) }));
const week = fc.record(Object.fromEntries(WEEKDAYS.map((day) => [day, fc.array(window, { maxLength: 2 })])), { requiredKeys: [] });

/** A zone or two, an instant within two days of an odd one, weekly windows and now and then a one-off near by. */
const question = fc
  .tuple(fc.constantFrom(...Object.entries(CHANGES)), fc.option(fc.constantFrom(...Object.keys(CHANGES)), { freq: 3 }))
  .chain(([[zone, changes], other]) =>
    fc.record({
      zones: fc.constant(other ? [zone, other] : [zone]),
      at: fc.tuple(fc.constantFrom(...changes), fc.integer({ min: -172_800, max: 172_800 })).map(([change, seconds]) => Date.parse(change) + seconds * SECOND_MS),
      week,
      oneOff: fc.option(fc.tuple(fc.integer({ min: -600, max: 600 }), fc.integer({ min: 1, max: 600 })), { freq: 3 }),
    }),
  );

describe("open hours against a clock read minute by minute", () => {
  it("agree on every instant, the next open one and the next pause", () => {
    let found = 0;
    fc.assert(
      fc.property(question, ({ zones, at, week: weekly, oneOff }) => {
        const windows: PauseWindows = oneOff ? { ...weekly, advanced: [oneOffNear(at, oneOff)] } : weekly;
        const hours = compileOpenHours(windows, zones);
        const isPaused = (instant: number) => isPausedByClock(windows, zones, instant);
        const open = search(at, (instant) => !isPaused(instant));
        const pause = search(at, isPaused);
        const searchedUntil = at + SEARCHED_MINUTES * MINUTE_MS;

        expect(hours.isPaused(at)).toBe(isPaused(at));
        if (open === null) expect(hours.nextOpenInstant(at) ?? Infinity).toBeGreaterThan(searchedUntil);
        else expect(hours.nextOpenInstant(at)).toBe(open);
        if (pause === null) expect(hours.nextPauseAt(at) ?? Infinity).toBeGreaterThan(searchedUntil);
        else expect(hours.nextPauseAt(at)).toBe(pause);
        if (open !== null && open > at) expectReasons(hours.nextOpen(at), at, open);
        if (open !== at) found += 1;
      }),
      { seed: 20_250_120, numRuns: 2_200 },
    );
    expect(found).toBeGreaterThan(500);
  });
});

/** Reasons lead without a break from the instant asked to the answer. */
function expectReasons(answer: ReturnType<ReturnType<typeof compileOpenHours>["nextOpen"]>, from: number, to: number): void {
  const because = answer.kind === "open" ? answer.because : [];
  expect(because[0]?.fromAt).toBe(from);
  expect(because.at(-1)?.at).toBe(to);
  because.slice(1).forEach((reason, i) => expect(reason.fromAt).toBe(because[i]?.at));
}

function oneOffNear(at: number, [startMinutes, minutes]: readonly [number, number]) {
  const startsAt = Math.floor(at / MINUTE_MS + startMinutes) * MINUTE_MS;
  return { startAt: new Date(startsAt).toISOString(), endAt: new Date(startsAt + minutes * MINUTE_MS).toISOString() };
}

function time(minute: number) {
  return { hour: Math.floor(minute / 60), minute: minute % 60 };
}
