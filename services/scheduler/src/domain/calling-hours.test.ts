import { instantOf, toIso } from "@redial/kernel";
import { loadCallingPacks } from "../calling-packs";
import { compileOpenHours, type CalledHours } from "./open-hours";

const packs = loadCallingPacks();
const lunch = { startAt: { hour: 12, minute: 0 }, endAt: { hour: 14, minute: 0 } };

function called(pack: string, ...zones: string[]): CalledHours {
  const rules = packs.get(pack);
  if (!rules) throw new Error(`no pack ${pack}`);
  return { rules, zones };
}

const at = instantOf;
const iso = (instant: number | null) => (instant === null ? null : toIso(instant).replace(":00.000Z", "Z"));

describe("calling hours", () => {
  it.each<[string, CalledHours, string, string]>([
    ["open where the day of the person called does", called("us", "America/Los_Angeles"), "2025-01-20T13:00:00Z", "2025-01-20T16:00Z"],
    ["are those of the stricter state", called("us-fl", "America/New_York"), "2025-01-21T01:30:00Z", "2025-01-21T13:00Z"],
    ["close over the French lunch", called("fr", "Europe/Paris"), "2025-01-20T12:10:00Z", "2025-01-20T13:00Z"],
    ["close over the French weekend", called("fr", "Europe/Paris"), "2025-01-24T19:00:00Z", "2025-01-27T09:00Z"],
    ["close on a French holiday", called("fr", "Europe/Paris"), "2025-07-14T08:30:00Z", "2025-07-15T08:00Z"],
    ["close on Easter Monday after the weekend", called("fr", "Europe/Paris"), "2025-04-18T19:00:00Z", "2025-04-22T08:00Z"],
    ["close on Anzac Day, by the calendar of the person called", called("au", "Australia/Perth"), "2025-04-24T20:00:00Z", "2025-04-26T01:00Z"],
    ["close on Sunday in Alabama", called("us-al", "America/Chicago"), "2025-01-26T18:00:00Z", "2025-01-27T14:00Z"],
    ["close on Mardi Gras in Louisiana", called("us-la", "America/Chicago"), "2025-03-04T18:00:00Z", "2025-03-05T14:00Z"],
    ["leave an open instant where it is", called("ca", "America/Toronto"), "2025-01-25T15:00:00Z", "2025-01-25T15:00Z"],
    ["must be open in all zones of the person called", called("us", "America/New_York", "Pacific/Honolulu"), "2025-01-20T13:30:00Z", "2025-01-20T18:00Z"],
  ])("%s", (_, hours, from, to) => {
    expect(iso(compileOpenHours({}, ["UTC"], hours).nextOpenInstant(at(from)))).toBe(to);
  });

  it("end the time in which a call may ring", () => {
    expect(iso(compileOpenHours({}, ["UTC"], called("us-fl", "America/New_York")).nextPauseAt(at("2025-01-20T18:00:00Z")))).toBe("2025-01-21T01:00Z");
    expect(iso(compileOpenHours({}, ["UTC"], called("fr", "Europe/Paris")).nextPauseAt(at("2025-04-30T17:00:00Z")))).toBe("2025-04-30T18:00Z");
  });

  it("only narrow what pause windows leave, on one clock or on two", () => {
    for (const zone of ["America/New_York", "UTC"]) {
      const windows = { monday: [lunch] };
      const hours = compileOpenHours(windows, [zone], called("us", "America/New_York"));
      const [own, pack] = [compileOpenHours(windows, [zone]), compileOpenHours({}, ["UTC"], called("us", "America/New_York"))];
      for (let instant = at("2025-01-19T00:00:00Z"); instant < at("2025-01-22T00:00:00Z"); instant += 15 * 60_000) {
        expect(hours.isPaused(instant)).toBe(own.isPaused(instant) || pack.isPaused(instant));
      }
    }
  });

  it("are named after the pause windows, with the pack, its version, the zone and what its clock showed", () => {
    const hours = compileOpenHours({ monday: [{ startAt: { hour: 18, minute: 0 }, endAt: { hour: 24, minute: 0 } }] }, ["America/New_York"], called("us-fl", "America/New_York"));
    const from = at("2025-01-21T00:30:00Z");
    expect(hours.nextOpen(from)).toMatchObject({
      kind: "open",
      at: at("2025-01-21T13:00:00Z"),
      because: [
        { rule: "pause_window", fromAt: from },
        { rule: "calling_hours", pack: "us-fl", version: packs.get("us-fl")?.version, zone: "America/New_York", localTime: "2025-01-21T00:00:00", at: at("2025-01-21T13:00:00Z") },
      ],
    });
  });

  it("name the holiday that closed a day, in a chain without a break", () => {
    const answer = compileOpenHours({}, ["UTC"], called("fr", "Europe/Paris")).nextOpen(at("2025-04-18T19:00:00Z"));
    const because = answer.kind === "open" ? answer.because : [];
    expect(because.map((reason) => [reason.rule, iso(reason.at)])).toEqual([
      ["calling_hours", "2025-04-21T08:00Z"],
      ["holiday", "2025-04-21T22:00Z"],
      ["calling_hours", "2025-04-22T08:00Z"],
    ]);
    expect(because[1]).toMatchObject({ name: "Easter Monday", pack: "fr", zone: "Europe/Paris" });
  });

  it("are never guessed open in years whose holidays are not known", () => {
    const hours = compileOpenHours({}, ["UTC"], called("fr", "Europe/Paris"));
    expect(iso(hours.nextOpenInstant(at("2020-01-20T12:00:00Z")))).toBe("2024-01-02T09:00Z");
    expect(hours.nextOpenInstant(at("2036-01-20T12:00:00Z"))).toBeNull();
  });

  it("do not apply for a pack that has none", () => {
    expect(compileOpenHours({}, ["UTC"], called("gb", "Europe/London")).isPaused(at("2025-01-20T03:00:00Z"))).toBe(false);
  });

  it("throw without a zone, for nothing may be guessed open", () => {
    expect(() => compileOpenHours({}, ["UTC"], called("us"))).toThrow("zone");
  });
});
