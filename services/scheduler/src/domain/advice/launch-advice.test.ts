import { instantOf, WEEKDAYS } from "@redial/kernel";
import { compileOpenHours } from "../open-hours";
import type { AdvisedProgram } from "./advised-program";
import type { AudienceGroup, LaunchAdvice } from "./advised-launch";
import { adviseOnLaunch } from "./launch-advice";

const now = instantOf("2025-01-20T08:00:00Z");
const PROGRAM: AdvisedProgram = {
  retryStrategy: { type: "none" },
  pauseWindows: {},
  timeZone: "America/New_York",
  timeZoneMode: "program",
  startAt: null,
  stopAt: null,
  callingHours: null,
  frequencyCaps: [],
  coolDowns: [],
  enableAMD: false,
  leavesMessage: false,
};
const NIGHT = Object.fromEntries(WEEKDAYS.map((weekday) => [weekday, [{ startAt: { hour: 20, minute: 0 }, endAt: { hour: 9, minute: 0 } }]]));
/** What is said of an audience, but for what its size leaves to chance. */
const settings = (advice: readonly LaunchAdvice[]) => advice.filter(({ code }) => code !== "TOO_FEW_TO_MEASURE");
const living = (contacts: number, zone: string): AudienceGroup => ({ contacts, zones: [zone], openHours: compileOpenHours(NIGHT, [zone]) });

describe("advice before a launch", () => {
  it("says how many contacts would be called, held and skipped, and why, in words that the planning rule gives", () => {
    const program = { ...PROGRAM, timeZoneMode: "contact", stopAt: instantOf("2025-01-20T12:00:00Z") } as const;
    const groups = [living(70, "Europe/Paris"), living(20, "America/New_York"), { contacts: 7, zones: [], openHours: null }];
    const outlook = adviseOnLaunch(program, groups, { now, size: 100 });
    expect(outlook).toMatchObject({ contacts: 100, contactsCalled: 70, contactsHeld: 7, contactsSkipped: 20, contactsUnseen: 3 });
    expect(settings(outlook.advice).map(({ code, contacts, path }) => [code, contacts, path.join(".")])).toEqual([
      ["CONTACTS_SKIPPED", 20, "stopAt"],
      ["CONTACTS_HELD", 7, "timeZoneMode"],
    ]);
    expect(outlook.advice[0]?.message).toBe(
      "20 of 100 contacts would be skipped. The first attempt was due as soon as it was planned: Monday 2025-01-20 03:00 (America/New_York). " +
        "The pause window Sunday 20:00–09:00 (America/New_York) moved it from Monday 2025-01-20 03:00 (America/New_York) to Monday 2025-01-20 09:00 (America/New_York). " +
        "It would have been due at Monday 2025-01-20 09:00 (America/New_York), but calling is over from stopAt on: Monday 2025-01-20 07:00 (America/New_York).",
    );
  });

  it("counts those who live by another clock than the one zone of the program, and those alone", () => {
    const groups = [living(70, "America/Toronto"), living(20, "Europe/Paris"), { ...living(10, "UTC"), zones: ["America/Chicago", "America/Detroit"] }];
    expect(settings(adviseOnLaunch(PROGRAM, groups, { now, size: 100 }).advice)).toMatchObject([{ code: "ONE_ZONE_FOR_MANY", contacts: 20, path: ["timeZoneMode"] }]);
    expect(settings(adviseOnLaunch({ ...PROGRAM, timeZoneMode: "contact" }, groups, { now, size: 100 }).advice)).toEqual([]);
  });

  it("counts the numbers that are suppressed when they would be called, of those that would be; of a large audience by those that were looked at", () => {
    const until = [Infinity, now + 1, now];
    const all = { ...living(10, "Europe/Paris"), numbersSeen: 10, suppressedUntil: until };
    const outlook = adviseOnLaunch({ ...PROGRAM, timeZoneMode: "contact" }, [all], { now, size: 10 });
    expect(outlook).toMatchObject({ contactsCalled: 8, contactsSkipped: 2, contactsUnseen: 0 });
    expect(settings(outlook.advice)).toMatchObject([{ code: "CONTACTS_SUPPRESSED", contacts: 2, path: ["audienceId"] }]);
    expect(outlook.advice[0]?.message).toBe("2 of 10 contacts would be skipped: their numbers are suppressed and must not be called.");
    const large = [{ ...living(9_000, "Europe/Paris"), numbersSeen: 9, suppressedUntil: until }, { ...living(11_000, "Asia/Dubai"), numbersSeen: 11 }, { ...living(50, "America/New_York"), numbersSeen: 1, suppressedUntil: [Infinity] }];
    const estimate = adviseOnLaunch({ ...PROGRAM, timeZoneMode: "contact", stopAt: instantOf("2025-01-20T12:00:00Z") }, large, { now, size: 20_050 });
    expect(estimate).toMatchObject({ contactsCalled: 18_000, contactsSkipped: 2_050 });
    expect(estimate.advice.find(({ code }) => code === "CONTACTS_SUPPRESSED")?.message).toBe("About 2000 of 20050 contacts would be skipped: their numbers are suppressed and must not be called (20 numbers were looked at).");
  });

  it("says that an audience is empty", () => {
    expect(adviseOnLaunch(PROGRAM, [], { now, size: 0 })).toMatchObject({ contacts: 0, contactsCalled: 0, advice: [{ code: "AUDIENCE_EMPTY", path: ["audienceId"] }] });
  });

  it("skips everybody of a program that is always paused", () => {
    const whole = Object.fromEntries(WEEKDAYS.map((weekday) => [weekday, [{ startAt: { hour: 0, minute: 0 }, endAt: { hour: 24, minute: 0 } }]]));
    const groups = [{ contacts: 5, zones: [], openHours: compileOpenHours(whole, ["UTC"]) }];
    expect(adviseOnLaunch(PROGRAM, groups, { now, size: 5 })).toMatchObject({ contactsSkipped: 5, advice: [{ code: "CONTACTS_SKIPPED", contacts: 5, path: ["pauseWindows"] }] });
  });

  it("says what the packs of the contacts' regions close and hold back, and for how many", () => {
    const program: AdvisedProgram = { ...PROGRAM, callingHours: "contact_region", retryStrategy: { type: "fixed_delay", delayMinutes: 60, maxRetries: 2, outcomes: { rejected: { retry: false } } } };
    const cap = { max: 2, perDays: 30 };
    const rules = { caps: [cap], coolDowns: [], setBy: new Map([[cap, { pack: "fr", version: "2026-11" }]]) };
    const groups = [{ ...living(60, "Europe/Paris"), pack: "fr", rules }, { ...living(20, "Europe/Paris"), pack: "fr", rules }, { ...living(20, "America/New_York"), pack: "us", rules: { caps: [], coolDowns: [] } }];
    const [held] = settings(adviseOnLaunch({ ...program, timeZoneMode: "contact" }, groups, { now, size: 100 }).advice);
    expect(held).toMatchObject({ code: "CAP_TIGHTER_THAN_RETRIES", contacts: 80, path: ["callingHours"] });
    expect(held?.message).toMatch(/^For 80 of 100 contacts, by the pack fr: A cap of the pack holds back attempt 3 /);
    expect(settings(adviseOnLaunch({ ...program, timeZoneMode: "contact", callingHours: "fr" }, groups, { now, size: 100 }).advice)).toEqual([]);
  });

  it("says where nothing would be learned: too few to tell a rate, one strategy for several countries, nothing that is compared", () => {
    const told = (...groups: AudienceGroup[]) =>
      adviseOnLaunch({ ...PROGRAM, timeZoneMode: "contact" }, groups, { now, size: groups.reduce((sum, { contacts }) => sum + contacts, 0) }).advice.map(({ code, contacts }) => `${code} ${contacts}`);
    const of = (contacts: number, country: string | null) => ({ ...living(contacts, "Europe/Paris"), country });
    expect(told(of(384, "FR"))).toEqual(["TOO_FEW_TO_MEASURE 384"]);
    expect(told(of(385, "FR"), of(384, "BE"), of(1_000, null))).toEqual([]);
    expect(told(of(385, "FR"), of(400, "BE"), of(1_000, null))).toEqual(["ONE_STRATEGY_FOR_ALL 385"]);
    expect(told(of(3_139, "FR"))).toEqual([]);
    expect(told(of(3_140, "FR"))).toEqual(["NOTHING_COMPARED 3140"]);
  });
});
