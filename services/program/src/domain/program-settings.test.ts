import { GUIDE } from "./guide.fixture";
import type { ReadPhone } from "./phone";
import { parseProgramSettings } from "./program-settings";

const readPhone: ReadPhone = (text) => (/^\+\d+$/.test(text) ? { kind: "accepted", phone: text, country: null } : { kind: "refused", code: "PHONE_INVALID", message: "No." });
const least = { name: "Spring", audienceId: "0190a000-0000-7000-8000-000000000001" };

describe("a program's document", () => {
  it("may be the guide's combined snippet with a name and an audience; the rest has defaults", () => {
    const guide = JSON.parse(GUIDE.retriesWithPauseWindows);
    expect(parseProgramSettings({ ...least, ...guide }, readPhone)).toEqual({
      kind: "accepted",
      value: {
        ...least,
        ...guide,
        flow: { type: "dial", config: { enableAMD: false }, outputs: {} },
        timeZone: "UTC",
        timeZoneMode: "program",
        callerIds: [],
        maxConcurrentCalls: 10,
        callsPerSecond: null,
        callingHours: null,
        frequencyCaps: [],
        coolDowns: [],
        autoPause: [],
        carrier: "simulator",
        answerProfile: null,
        startAt: null,
        stopAt: null,
      },
    });
  });

  it("reads null as left out", () => {
    const parsed = parseProgramSettings({ ...least, retryStrategy: null, timeZone: null, stopAt: null }, readPhone);
    expect(parsed).toMatchObject({ kind: "accepted", value: { retryStrategy: { type: "none" }, timeZone: "UTC", stopAt: null } });
  });

  it("may name an urgency in place of a retry strategy", () => {
    const retryStrategy = { type: "fixed_delay", delayMinutes: 15, maxRetries: 3 };
    expect(parseProgramSettings({ ...least, urgency: "high", retryStrategy: null }, readPhone)).toMatchObject({ kind: "accepted", value: { retryStrategy } });
  });

  it("may be read in each contact's own zone", () => {
    expect(parseProgramSettings({ ...least, timeZoneMode: "contact" }, readPhone)).toMatchObject({ kind: "accepted", value: { timeZoneMode: "contact" } });
  });

  it.each<[string, string, Record<string, unknown>]>([
    ["PROGRAM_NAME_MISSING", "name", { name: undefined }],
    ["PROGRAM_NAME_INVALID", "name", { name: "  " }],
    ["AUDIENCE_ID_MISSING", "audienceId", { audienceId: null }],
    ["RETRY_COUNT_OUT_OF_RANGE", "retryStrategy.maxRetries", { retryStrategy: { type: "fixed_delay", delayMinutes: 5, maxRetries: 100 } }],
    ["URGENCY_UNKNOWN", "urgency", { urgency: "hihg" }],
    ["URGENCY_BESIDE_RETRY_STRATEGY", "urgency", { urgency: "high", retryStrategy: { type: "none" } }],
    ["PAUSE_DAY_UNKNOWN", "pauseWindows.mon", { pauseWindows: { mon: [] } }],
    ["DIAL_TYPE_UNKNOWN", "flow.type", { flow: { type: "sms" } }],
    ["TIME_ZONE_UNKNOWN", "timeZone", { timeZone: "+02:00" }],
    ["TIME_ZONE_MODE_UNKNOWN", "timeZoneMode", { timeZoneMode: "caller" }],
    ["CALLER_IDS_INVALID", "callerIds", { callerIds: "+12025550123" }],
    ["CALLER_IDS_TOO_MANY", "callerIds", { callerIds: Array.from({ length: 101 }, () => "+12025550123") }],
    ["CALLER_ID_INVALID", "callerIds.1", { callerIds: ["+12025550123", "Redial"] }],
    ["MAX_CONCURRENT_CALLS_OUT_OF_RANGE", "maxConcurrentCalls", { maxConcurrentCalls: 10_001 }],
    ["FREQUENCY_CAP_PERIOD_UNCLEAR", "frequencyCaps.0", { frequencyCaps: [{ max: 3 }] }],
    ["CARRIER_UNKNOWN", "carrier", { carrier: "twillio" }],
    ["ANSWER_PROFILE_INVALID", "answerProfile", { answerProfile: "" }],
    ["START_AT_INVALID", "startAt", { startAt: "2025-01-20T10:00:00" }],
    ["STOP_AT_INVALID", "stopAt", { stopAt: "soon" }],
    ["STOP_NOT_AFTER_START", "stopAt", { startAt: "2025-01-20T10:00:00Z", stopAt: "2025-01-20T11:00:00+01:00" }],
  ])("is refused with %s at %s", (code, path, fields) => {
    const parsed = parseProgramSettings({ ...least, ...fields }, readPhone);
    const problems = parsed.kind === "refused" ? parsed.problems.map((problem) => [problem.code, problem.path.join(".")]) : [];
    expect(problems).toEqual([[code, path]]);
  });

  it("has all its problems told at once", () => {
    const parsed = parseProgramSettings({ name: "", retryStrategy: { type: "nine" }, pauseWindows: 7, callsPerSecond: -1, stopAt: "x" }, readPhone);
    const codes = parsed.kind === "refused" ? parsed.problems.map((problem) => problem.code) : [];
    expect(codes).toEqual(["PROGRAM_NAME_INVALID", "AUDIENCE_ID_MISSING", "RETRY_TYPE_UNKNOWN", "PAUSE_WINDOWS_INVALID", "CALLS_PER_SECOND_OUT_OF_RANGE", "STOP_AT_INVALID"]);
  });
});
