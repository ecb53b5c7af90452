import { CALLING_RULE_PACKS } from "@redial/kernel";
import { readCallLimits } from "./call-limits";
import { parse } from "./place";

const read = (document: unknown) => parse(document, [], readCallLimits);
const problemsOf = (document: unknown) => {
  const parsed = read(document);
  return parsed.kind === "refused" ? parsed.problems.map(({ code, path }) => [code, path.join(".")]) : [];
};

describe("the limits of a program", () => {
  it("are ten calls at once and nothing else, unless it sets them", () => {
    const none = { maxConcurrentCalls: 10, callsPerSecond: null, callingHours: null, frequencyCaps: [], coolDowns: [], autoPause: [] };
    expect(read({})).toEqual({ kind: "accepted", value: none });
    expect(read({ callsPerSecond: null, callingHours: null, frequencyCaps: null, coolDowns: null, autoPause: null })).toEqual({ kind: "accepted", value: none });
    expect(read({ frequencyCaps: [], coolDowns: [], autoPause: [] })).toEqual({ kind: "accepted", value: none });
  });

  it.each<[string, Record<string, unknown>]>([
    ["half a call a second", { callsPerSecond: 0.5 }],
    ["the bounds of a pace", { callsPerSecond: 1_000, maxConcurrentCalls: 10_000 }],
    ["the pack of each contact's region", { callingHours: "contact_region" }],
    ...CALLING_RULE_PACKS.map((pack): [string, Record<string, unknown>] => [`the pack ${pack} for all`, { callingHours: pack }]),
    ["caps of hours, of days and of calendar days", { frequencyCaps: [{ max: 3, perHours: 24 }, { max: 4, perDays: 30 }, { max: 1, perDays: 1, calendar: true }, { max: 9, perDays: 7, calendar: false }] }],
    ["a cool-down for each cause", { coolDowns: [{ after: "conversation", hours: 168 }, { after: "refusal", hours: 1_440 }, { after: "abandoned_call", hours: 72 }] }],
    ["pauses by share and by count", { autoPause: [{ outcomes: ["network_error", "busy"], share: 0.5, ofLast: 100 }, { outcomes: ["invalid_number"], count: 1 }] }],
  ])("are kept as they are: %s", (_, limits) => {
    expect(read(limits)).toMatchObject({ kind: "accepted", value: limits });
  });

  it("do not keep the scope of a cap, which is always the organization", () => {
    expect(read({ frequencyCaps: [{ max: 3, perHours: 24, scope: "organization" }] })).toMatchObject({ value: { frequencyCaps: [{ max: 3, perHours: 24 }] } });
  });

  const cap = (fields: object) => ({ frequencyCaps: [{ max: 3, perHours: 24 }, { max: 3, perHours: 24, ...fields }] });
  const coolDown = (fields: object) => ({ coolDowns: [{ after: "refusal", hours: 24, ...fields }] });
  const share = (fields: object) => ({ autoPause: [{ outcomes: ["busy"], share: 0.5, ofLast: 100, ...fields }] });
  const count = (fields: object) => ({ autoPause: [{ outcomes: ["busy"], count: 10, ...fields }] });

  it.each<[string, string, unknown]>([
    ["MAX_CONCURRENT_CALLS_OUT_OF_RANGE", "maxConcurrentCalls", { maxConcurrentCalls: 0 }],
    ["CALLS_PER_SECOND_OUT_OF_RANGE", "callsPerSecond", { callsPerSecond: 0 }],
    ["CALLS_PER_SECOND_OUT_OF_RANGE", "callsPerSecond", { callsPerSecond: -1 }],
    ["CALLS_PER_SECOND_OUT_OF_RANGE", "callsPerSecond", { callsPerSecond: NaN }],
    ["CALLS_PER_SECOND_OUT_OF_RANGE", "callsPerSecond", { callsPerSecond: Infinity }],
    ["CALLS_PER_SECOND_OUT_OF_RANGE", "callsPerSecond", { callsPerSecond: 1_000.01 }],
    ["CALLS_PER_SECOND_OUT_OF_RANGE", "callsPerSecond", { callsPerSecond: Number.MIN_VALUE }],
    ["CALLS_PER_SECOND_OUT_OF_RANGE", "callsPerSecond", { callsPerSecond: "5" }],
    ["CALLING_HOURS_UNKNOWN", "callingHours", { callingHours: "US-FL" }],
    ["CALLING_HOURS_UNKNOWN", "callingHours", { callingHours: "de" }],
    ["CALLING_HOURS_UNKNOWN", "callingHours", { callingHours: ["us"] }],
    ["FREQUENCY_CAPS_INVALID", "frequencyCaps", { frequencyCaps: { max: 3, perHours: 24 } }],
    ["FREQUENCY_CAPS_TOO_MANY", "frequencyCaps", { frequencyCaps: Array.from({ length: 11 }, () => ({ max: 3, perHours: 24 })) }],
    ["FREQUENCY_CAP_INVALID", "frequencyCaps.0", { frequencyCaps: [3] }],
    ["FREQUENCY_CAP_INVALID", "frequencyCaps.0", { frequencyCaps: [null] }],
    ["FREQUENCY_CAP_FIELD_UNKNOWN", "frequencyCaps.1.perHour", cap({ perHour: 24 })],
    ["FREQUENCY_CAP_MAX_MISSING", "frequencyCaps.1.max", cap({ max: null })],
    ["FREQUENCY_CAP_MAX_OUT_OF_RANGE", "frequencyCaps.1.max", cap({ max: 1e300 })],
    ["FREQUENCY_CAP_PERIOD_UNCLEAR", "frequencyCaps.1", cap({ perDays: 1 })],
    ["FREQUENCY_CAP_PERIOD_UNCLEAR", "frequencyCaps.1", cap({ perHours: null })],
    ["FREQUENCY_CAP_HOURS_OUT_OF_RANGE", "frequencyCaps.1.perHours", cap({ perHours: 721 })],
    ["FREQUENCY_CAP_DAYS_OUT_OF_RANGE", "frequencyCaps.1.perDays", cap({ perHours: null, perDays: 366 })],
    ["FREQUENCY_CAP_CALENDAR_INVALID", "frequencyCaps.1.calendar", cap({ perHours: null, perDays: 1, calendar: "yes" })],
    ["FREQUENCY_CAP_CALENDAR_NEEDS_DAYS", "frequencyCaps.1.calendar", cap({ calendar: true })],
    ["FREQUENCY_CAP_SCOPE_UNKNOWN", "frequencyCaps.1.scope", cap({ scope: "program" })],
    ["COOL_DOWNS_INVALID", "coolDowns", { coolDowns: 72 }],
    ["COOL_DOWNS_TOO_MANY", "coolDowns", { coolDowns: Array.from({ length: 4 }, () => ({ after: "refusal", hours: 24 })) }],
    ["COOL_DOWN_INVALID", "coolDowns.0", { coolDowns: ["refusal"] }],
    ["COOL_DOWN_FIELD_UNKNOWN", "coolDowns.0.days", coolDown({ days: 1 })],
    ["COOL_DOWN_CAUSE_MISSING", "coolDowns.0.after", coolDown({ after: undefined })],
    ["COOL_DOWN_CAUSE_UNKNOWN", "coolDowns.0.after", coolDown({ after: "voicemail" })],
    ["COOL_DOWN_HOURS_MISSING", "coolDowns.0.hours", coolDown({ hours: undefined })],
    ["COOL_DOWN_HOURS_OUT_OF_RANGE", "coolDowns.0.hours", coolDown({ hours: 8_761 })],
    ["COOL_DOWN_CAUSE_REPEATED", "coolDowns.1.after", { coolDowns: [{ after: "refusal", hours: 24 }, { after: "refusal", hours: 48 }] }],
    ["AUTO_PAUSE_INVALID", "autoPause", { autoPause: true }],
    ["AUTO_PAUSE_TOO_MANY", "autoPause", { autoPause: Array.from({ length: 11 }, () => ({ outcomes: ["busy"], count: 10 })) }],
    ["AUTO_PAUSE_RULE_INVALID", "autoPause.0", { autoPause: ["busy"] }],
    ["AUTO_PAUSE_FIELD_UNKNOWN", "autoPause.0.of", share({ of: 100 })],
    ["AUTO_PAUSE_OUTCOMES_MISSING", "autoPause.0.outcomes", count({ outcomes: null })],
    ["AUTO_PAUSE_OUTCOMES_INVALID", "autoPause.0.outcomes", count({ outcomes: "busy" })],
    ["AUTO_PAUSE_OUTCOMES_COUNT_OUT_OF_RANGE", "autoPause.0.outcomes", count({ outcomes: [] })],
    ["AUTO_PAUSE_OUTCOME_UNKNOWN", "autoPause.0.outcomes.1", count({ outcomes: ["busy", "no_anser"] })],
    ["AUTO_PAUSE_OUTCOME_REPEATED", "autoPause.0.outcomes.1", count({ outcomes: ["busy", "busy"] })],
    ["AUTO_PAUSE_THRESHOLD_UNCLEAR", "autoPause.0", { autoPause: [{ outcomes: ["busy"] }] }],
    ["AUTO_PAUSE_THRESHOLD_UNCLEAR", "autoPause.0", share({ count: 10 })],
    ["AUTO_PAUSE_SHARE_MISSING", "autoPause.0.share", share({ share: null })],
    ["AUTO_PAUSE_SHARE_OUT_OF_RANGE", "autoPause.0.share", share({ share: 50 })],
    ["AUTO_PAUSE_SHARE_OUT_OF_RANGE", "autoPause.0.share", share({ share: 0 })],
    ["AUTO_PAUSE_OF_LAST_MISSING", "autoPause.0.ofLast", share({ ofLast: null })],
    ["AUTO_PAUSE_OF_LAST_OUT_OF_RANGE", "autoPause.0.ofLast", share({ ofLast: 4 })],
    ["AUTO_PAUSE_COUNT_OUT_OF_RANGE", "autoPause.0.count", count({ count: 0 })],
  ])("are refused with %s at %s: %j", (code, path, document) => {
    expect(problemsOf(document)).toEqual([[code, path]]);
  });

  it("have all their problems told at once, each with a sentence that says what to do", () => {
    const parsed = read({ callsPerSecond: 0, callingHours: "us-lf", frequencyCaps: [{ max: 3 }, { max: 0, perHours: 24 }], coolDowns: [{ after: "conversatoin", hours: 24 }], autoPause: [{ outcomes: ["busy"], share: 50, ofLast: 100 }] });
    expect(parsed.kind === "refused" && parsed.problems.map(({ message }) => message)).toEqual([
      "callsPerSecond must be a number from 0.001 to 1000, such as 0.5 for one call every two seconds, not 0.",
      'callingHours cannot be "us-lf"; did you mean "us-la"?',
      "A frequency cap counts over exactly one of perHours and perDays.",
      "max must be a whole number from 1 to 1000, not 0.",
      'after cannot be "conversatoin"; did you mean "conversation"?',
      "share must be a number above 0 and up to 1, such as 0.5 for one half, not 50.",
    ]);
  });
});
