import { toIso, WEEKDAYS, type DailyWindow, type PauseWindows } from "@redial/kernel";
import { compileOpenHours } from "./open-hours";

function window(start: string, end: string): DailyWindow {
  const time = (text: string) => ({ hour: Number(text.slice(0, 2)), minute: Number(text.slice(3)) });
  return { startAt: time(start), endAt: time(end) };
}

function everyDay(...windows: DailyWindow[]): PauseWindows {
  return Object.fromEntries(WEEKDAYS.map((weekday) => [weekday, windows]));
}

const at = Date.parse;
const iso = (instant: number | null) => (instant === null ? null : toIso(instant).replace(":00.000Z", "Z"));

/** The guide, "Combining retries with pause windows". */
const guide: PauseWindows = {
  monday: [
    { startAt: { hour: 12, minute: 0 }, endAt: { hour: 14, minute: 0 } },
    { startAt: { hour: 18, minute: 0 }, endAt: { hour: 23, minute: 59 } },
  ],
};

describe("nextOpenInstant", () => {
  it.each<[string, PauseWindows, string, string, string | null]>([
    ["keeps retries out of lunch", guide, "UTC", "2025-01-20T12:00Z", "2025-01-20T14:00Z"],
    ["keeps retries out of the hours after work, to the end of the day", guide, "UTC", "2025-01-20T18:30Z", "2025-01-21T00:00Z"],
    ["reads windows on the local clock", guide, "America/New_York", "2025-01-20T17:30Z", "2025-01-20T19:00Z"],
    ["leaves an open instant where it is", guide, "UTC", "2025-01-20T14:00Z", "2025-01-20T14:00Z"],
    ["leaves other weekdays alone", guide, "UTC", "2025-01-21T12:30Z", "2025-01-21T12:30Z"],
    ["pauses both passes of a repeated hour", { sunday: [window("01:00", "02:00")] }, "America/New_York", "2025-11-02T05:10Z", "2025-11-02T07:00Z"],
    ["opens between the passes where only the repeated hour is open", everyDay(window("02:00", "01:30")), "America/New_York", "2025-11-02T06:00Z", "2025-11-02T06:30Z"],
    ["finds a window that begins in the skipped hour half gone", { sunday: [window("02:30", "04:00")] }, "America/New_York", "2025-03-09T07:00Z", "2025-03-09T08:00Z"],
    ["passes over a window that lies in the skipped hour", { sunday: [window("02:00", "03:00")] }, "America/New_York", "2025-03-09T07:00Z", "2025-03-09T07:00Z"],
    ["waits a week when the only open hour is skipped", everyDayBut("sunday", "02:00", "03:00"), "America/New_York", "2025-03-09T07:00Z", "2025-03-16T06:00Z"],
    ["passes over the day that Apia never had", { friday: [window("00:00", "24:00")] }, "Pacific/Apia", "2011-12-30T10:00Z", "2011-12-30T10:00Z"],
    ["joins windows that touch", everyDay(window("12:00", "13:00"), window("13:00", "14:00")), "UTC", "2025-01-20T12:30Z", "2025-01-20T14:00Z"],
    ["is null when the week is always paused", everyDay(window("00:00", "23:59")), "UTC", "2025-01-20T12:30Z", null],
  ])("%s", (_, windows, zone, from, to) => {
    expect(iso(compileOpenHours(windows, [zone]).nextOpenInstant(at(from)))).toBe(to);
  });

  it("obeys one-off windows and weekly ones that begin where those end", () => {
    const advanced = [{ startAt: "2025-01-20T09:00:00Z", endAt: "2025-01-20T12:15:00Z" }];
    const hours = compileOpenHours({ ...guide, advanced }, ["UTC"]);
    expect(iso(hours.nextOpenInstant(at("2025-01-20T10:00Z")))).toBe("2025-01-20T14:00Z");
  });

  it("waits until all zones are open", () => {
    const hours = compileOpenHours(everyDay(window("20:00", "08:00")), ["America/New_York", "America/Los_Angeles"]);
    expect(iso(hours.nextOpenInstant(at("2025-01-20T13:00Z")))).toBe("2025-01-20T16:00Z");
    expect(iso(hours.nextOpenInstant(at("2025-01-21T01:00Z")))).toBe("2025-01-21T16:00Z");
  });

  it("is null for zones that are never open together", () => {
    const hours = compileOpenHours(everyDay(window("10:00", "09:00")), ["America/New_York", "Asia/Kolkata"]);
    expect(hours.nextOpenInstant(at("2025-01-20T13:00Z"))).toBeNull();
  });

  it("finds zones that are open together only while one of them keeps another clock", () => {
    // Morocco keeps GMT in Ramadan alone.
    const hours = compileOpenHours(everyDay(window("10:00", "09:00")), ["Africa/Casablanca", "Etc/GMT"]);
    expect(iso(hours.nextOpenInstant(at("2025-05-01T00:00Z")))).toBe("2026-02-15T09:00Z");
  });

  it("searches on after a one-off window of years", () => {
    const advanced = [{ startAt: "2025-01-01T00:00:00Z", endAt: "2031-01-20T12:00:00Z" }];
    const hours = compileOpenHours({ ...guide, advanced }, ["UTC", "Europe/Paris"]);
    expect(iso(hours.nextOpenInstant(at("2025-01-20T13:00Z")))).toBe("2031-01-20T14:00Z");
  });

  it("throws without a zone, for nothing may be guessed open", () => {
    expect(() => compileOpenHours({}, [])).toThrow("zone");
  });
});

describe("nextPauseAt", () => {
  it.each<[string, PauseWindows, string[], string, string | null]>([
    ["is where the next window begins", guide, ["UTC"], "2025-01-20T14:00Z", "2025-01-20T18:00Z"],
    ["looks into next week", guide, ["UTC"], "2025-01-21T00:00Z", "2025-01-27T12:00Z"],
    ["is the instant itself when that is paused", guide, ["UTC"], "2025-01-20T12:30Z", "2025-01-20T12:30Z"],
    ["is the first of all zones", guide, ["UTC", "Asia/Kolkata"], "2025-01-20T00:00Z", "2025-01-20T06:30Z"],
    ["is a clock change that lands in a window", { sunday: [window("02:30", "04:00")] }, ["America/New_York"], "2025-03-09T06:00Z", "2025-03-09T07:00Z"],
    ["is null without windows", {}, ["UTC"], "2025-01-20T00:00Z", null],
  ])("%s", (_, windows, zones, from, to) => {
    expect(iso(compileOpenHours(windows, zones).nextPauseAt(at(from)))).toBe(to);
  });

  it("is a one-off window that begins before any weekly one, and null after the last", () => {
    const hours = compileOpenHours({ advanced: [{ startAt: "2025-01-20T15:00:00Z", endAt: "2025-01-20T16:00:00Z" }] }, ["UTC"]);
    expect(iso(hours.nextPauseAt(at("2025-01-20T14:00Z")))).toBe("2025-01-20T15:00Z");
    expect(hours.nextPauseAt(at("2025-01-20T16:00Z"))).toBeNull();
  });
});

describe("nextOpen", () => {
  it("gives no reason for an instant that is open", () => {
    expect(compileOpenHours(guide, ["UTC"]).nextOpen(at("2025-01-20T11:00Z"))).toEqual({ kind: "open", at: at("2025-01-20T11:00Z"), because: [] });
  });

  it("names the window, the zone and what its clock showed", () => {
    const fromAt = at("2025-01-20T17:30:15Z");
    const to = at("2025-01-20T19:00Z");
    const reason = { rule: "pause_window", weekday: "monday", window: guide.monday?.[0], zone: "America/New_York", localTime: "2025-01-20T12:30:15", fromAt, at: to };
    expect(compileOpenHours(guide, ["America/New_York"]).nextOpen(fromAt)).toEqual({ kind: "open", at: to, because: [reason] });
  });

  it("tells a chain of windows in order, each from where the last one ended", () => {
    const advanced = [{ startAt: "2025-01-20T09:00:00Z", endAt: "2025-01-20T12:15:00Z" }];
    const { because } = open(compileOpenHours({ ...guide, advanced }, ["UTC"]).nextOpen(at("2025-01-20T10:00Z")));
    expect(because.map(({ rule, fromAt, at: to }) => [rule, iso(fromAt), iso(to)])).toEqual([
      ["one_off_window", "2025-01-20T10:00Z", "2025-01-20T12:15Z"],
      ["pause_window", "2025-01-20T12:15Z", "2025-01-20T14:00Z"],
    ]);
  });

  it("names one window once, although the clock changed within it", () => {
    const hours = compileOpenHours({ sunday: [window("01:00", "02:00")] }, ["America/New_York"]);
    expect(open(hours.nextOpen(at("2025-11-02T05:10Z"))).because).toHaveLength(1);
  });

  it("names one window on two days twice", () => {
    const allDay = window("00:00", "24:00");
    const { because } = open(compileOpenHours({ saturday: [allDay], sunday: [allDay] }, ["UTC"]).nextOpen(at("2025-01-25T10:00Z")));
    expect(because).toMatchObject([{ weekday: "saturday" }, { weekday: "sunday" }]);
  });

  it("sums up a chain of more than ten", () => {
    const hourly = Array.from({ length: 20 }, (_, i) => window(`${String(i).padStart(2, "0")}:00`, `${String(i + 1).padStart(2, "0")}:00`));
    const { because } = open(compileOpenHours({ monday: hourly }, ["UTC"]).nextOpen(at("2025-01-20T00:30Z")));
    expect(because).toHaveLength(10);
    expect(because[9]).toEqual({ rule: "further_windows", fromAt: at("2025-01-20T09:00Z"), at: at("2025-01-20T20:00Z") });
  });

  it("says never when it is always paused", () => {
    expect(compileOpenHours(everyDay(window("00:00", "24:00")), ["UTC"]).nextOpen(0)).toEqual({ kind: "never" });
  });
});

function open(answer: ReturnType<ReturnType<typeof compileOpenHours>["nextOpen"]>) {
  if (answer.kind !== "open") throw new Error("never open");
  return answer;
}

function everyDayBut(weekday: (typeof WEEKDAYS)[number], start: string, end: string): PauseWindows {
  const pauses = [window("00:00", start), window(end, "24:00")];
  return { ...everyDay(window("00:00", "24:00")), [weekday]: pauses };
}
