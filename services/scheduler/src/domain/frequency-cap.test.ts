import { DAY_MS, HOUR_MS, instantOf, MINUTE_MS, type CoolDownCause } from "@redial/kernel";
import { lookBackMs, numberLimits, type FrequencyRules, type PastCall } from "./frequency-cap";

const NOON = instantOf("2025-01-20T12:00:00Z");
const call = (at: string, coolDown: CoolDownCause | null = null): PastCall => ({ at: instantOf(at), endedAt: instantOf(at) + MINUTE_MS, coolDown });
const capped = (rules: Partial<FrequencyRules>, calls: readonly PastCall[], zones = ["UTC"]) => numberLimits({ caps: [], coolDowns: [], ...rules }, { calls, seenAt: NOON, zones }).nextAllowed(NOON);

describe("a frequency cap", () => {
  const calls = [call("2025-01-20T11:00:00Z"), call("2025-01-19T20:00:00Z"), call("2025-01-19T13:00:00Z")];

  it("lets a call pass as long as fewer than max lie in its period", () => {
    expect(capped({ caps: [{ max: 4, perHours: 24 }] }, calls)).toEqual({ at: NOON, because: [] });
  });

  it("of hours waits until the oldest of max calls has left the period, and says so", () => {
    const cap = { max: 3, perHours: 24 };
    const at = instantOf("2025-01-20T13:00:00Z");
    expect(capped({ caps: [cap] }, calls)).toEqual({ at, because: [{ rule: "frequency_cap", cap, pack: null, fromAt: NOON, at }] });
    expect(capped({ caps: [{ max: 1, perDays: 7 }] }, calls).at).toBe(instantOf("2025-01-27T11:00:00Z"));
  });

  it("of days of the calendar waits for midnight where the person is", () => {
    const cap = { max: 2, perDays: 1, calendar: true };
    expect(capped({ caps: [cap] }, calls)).toEqual({ at: NOON, because: [] });
    const at = instantOf("2025-01-20T15:00:00Z");
    expect(capped({ caps: [cap] }, calls, ["Asia/Tokyo"])).toEqual({ at, because: [{ rule: "frequency_cap", cap, pack: null, zone: "Asia/Tokyo", fromAt: NOON, at }] });
  });

  it("counts days in every zone that the number may lie in", () => {
    const cap = { max: 2, perDays: 1, calendar: true };
    expect(capped({ caps: [cap] }, calls, ["UTC", "Asia/Tokyo"]).at).toBe(instantOf("2025-01-20T15:00:00Z"));
  });

  it("counts a call that another clock puts after this one", () => {
    expect(capped({ caps: [{ max: 1, perHours: 1 }] }, [call("2025-01-20T12:00:02Z")]).at).toBe(instantOf("2025-01-20T13:00:02Z"));
  });

  it("is told with the pack that set it, and a cool-down too", () => {
    const [cap, coolDown] = [{ max: 3, perHours: 24 }, { after: "refusal" as const, hours: 72 }];
    const setBy = new Map([cap, coolDown].map((rule) => [rule, { pack: "us-fl", version: "2026-11" }]));
    const source = { pack: "us-fl", version: "2026-11" };
    expect(capped({ caps: [{ max: 9, perHours: 24 }, cap], setBy }, calls).because).toMatchObject([{ rule: "frequency_cap", cap, ...source }]);
    expect(capped({ coolDowns: [coolDown], setBy }, [call("2025-01-20T11:00:00Z", "refusal")]).because).toMatchObject([{ rule: "cool_down", ...source }]);
  });

  it("gives way to a stricter one, whichever comes first", () => {
    const caps = [{ max: 3, perHours: 24 }, { max: 2, perHours: 48 }];
    for (const order of [caps, [...caps].reverse()]) expect(capped({ caps: order }, calls).at).toBe(instantOf("2025-01-21T20:00:00Z"));
  });
});

describe("a cool-down", () => {
  it.each<CoolDownCause>(["conversation", "refusal", "abandoned_call"])("after a %s lasts from the end of the call that went so", (after) => {
    const calls = [call("2025-01-20T11:00:00Z"), call("2025-01-19T13:00:00Z", after)];
    const at = instantOf("2025-01-22T13:01:00Z");
    const because = [{ rule: "cool_down", after, hours: 72, pack: null, callEndedAt: instantOf("2025-01-19T13:01:00Z"), fromAt: NOON, at }];
    expect(capped({ coolDowns: [{ after, hours: 72 }] }, calls)).toEqual({ at, because });
  });

  it("holds up a number that is being called, for the call may end so; caps alone do not", () => {
    const open = { at: NOON - MINUTE_MS, endedAt: null, coolDown: null };
    expect(capped({ coolDowns: [{ after: "refusal", hours: 1 }] }, [open])).toEqual({ at: NOON + MINUTE_MS, because: [{ rule: "number_in_use", fromAt: NOON, at: NOON + MINUTE_MS }] });
    expect(capped({ caps: [{ max: 2, perHours: 1 }] }, [open]).at).toBe(NOON);
    expect(capped({ coolDowns: [{ after: "refusal", hours: 1 }] }, [{ ...open, at: NOON - 5 * HOUR_MS }]).at).toBe(NOON);
  });
});

it("rules look back as far as the longest of them", () => {
  expect(lookBackMs({ caps: [], coolDowns: [] })).toBe(0);
  expect(lookBackMs({ caps: [{ max: 3, perHours: 24 }, { max: 1, perDays: 7 }], coolDowns: [] })).toBe(7 * DAY_MS);
  expect(lookBackMs({ caps: [{ max: 1, perDays: 7, calendar: true }], coolDowns: [{ after: "refusal", hours: 1_440 }] })).toBeGreaterThan(60 * DAY_MS);
});
