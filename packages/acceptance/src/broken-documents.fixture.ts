import type { House } from "./house.fixture";
import { rawRequest } from "./raw-request.fixture";

const CREATE = "mutation Create($input: CreateProgramInput!) { createProgram(input: $input) { id } }";

/** What one caller sends as a program's document, and the problems it is told of: their codes, each at its place. */
type BrokenDocument = [what: string, document: object, problems: Record<string, string>];

const fixed = { type: "fixed_delay", delayMinutes: 30, maxRetries: 2 };
const cap = { max: 3, perHours: 24 };
const everyHour = Array.from({ length: 100 }, (_, index) => new Date(Date.UTC(2025, 0, 20, index)).toISOString());
const deep = JSON.parse(`${'{"a":'.repeat(50)}1${"}".repeat(50)}`) as object;

const BROKEN: readonly BrokenDocument[] = [
  ["a strategy that is a text", { retryStrategy: "none" }, { retryStrategy: "RETRY_STRATEGY_INVALID" }],
  ["a strategy that is a list", { retryStrategy: [{ type: "none" }] }, { retryStrategy: "RETRY_STRATEGY_INVALID" }],
  ["a strategy without a type", { retryStrategy: {} }, { "retryStrategy.type": "RETRY_TYPE_MISSING" }],
  ["a strategy fifty levels deep", { retryStrategy: deep }, { "retryStrategy.type": "RETRY_TYPE_MISSING" }],
  ["a delay that is a text", { retryStrategy: { ...fixed, delayMinutes: "30" } }, { "retryStrategy.delayMinutes": "RETRY_DELAY_OUT_OF_RANGE" }],
  ["a delay of many digits", { retryStrategy: { ...fixed, delayMinutes: 1e308 } }, { "retryStrategy.delayMinutes": "RETRY_DELAY_OUT_OF_RANGE" }],
  ["half a retry", { retryStrategy: { ...fixed, maxRetries: 0.5 } }, { "retryStrategy.maxRetries": "RETRY_COUNT_OUT_OF_RANGE" }],
  ["a field of another type", { retryStrategy: { ...fixed, retryDates: [] } }, { "retryStrategy.retryDates": "RETRY_FIELD_UNKNOWN" }],
  ["no dates", { retryStrategy: { type: "scheduled", retryDates: [] } }, { "retryStrategy.retryDates": "RETRY_DATES_COUNT_OUT_OF_RANGE" }],
  ["a hundred dates", { retryStrategy: { type: "scheduled", retryDates: everyHour } }, { "retryStrategy.retryDates": "RETRY_DATES_COUNT_OUT_OF_RANGE" }],
  ["a date without a zone", { retryStrategy: { type: "scheduled", retryDates: ["2025-01-20T10:00:00"] } }, { "retryStrategy.retryDates.0": "RETRY_DATE_INVALID" }],
  ["a date that is a number", { retryStrategy: { type: "scheduled", retryDates: [1_737_367_200_000] } }, { "retryStrategy.retryDates.0": "RETRY_DATE_INVALID" }],
  ["the same instant in two zones", { retryStrategy: { type: "scheduled", retryDates: ["2025-01-20T10:00:00Z", "2025-01-20T11:00:00+01:00"] } }, { "retryStrategy.retryDates.1": "RETRY_DATES_NOT_INCREASING" }],
  ["a step that says nothing", { retryStrategy: { type: "ladder", steps: [{}] } }, { "retryStrategy.steps.0": "RETRY_STEP_KIND_UNCLEAR" }],
  ["a ladder that goes back", { retryStrategy: { type: "ladder", steps: [{ at: "2025-01-21T10:00:00Z" }, { at: "2025-01-20T10:00:00Z" }] } }, { "retryStrategy.steps.1.at": "RETRY_STEP_DATES_NOT_INCREASING" }],
  ["a step long after", { retryStrategy: { type: "ladder", steps: [{ localTime: "25:00", daysLater: 31 }] } }, { "retryStrategy.steps.0.localTime": "RETRY_LOCAL_TIME_INVALID", "retryStrategy.steps.0.daysLater": "RETRY_DAYS_LATER_OUT_OF_RANGE" }],
  ["a retry of what is never retried", { retryStrategy: { ...fixed, outcomes: { completed: { retry: true } } } }, { "retryStrategy.outcomes.completed.retry": "RETRY_OUTCOME_NEVER_RETRIED" }],
  ["an urgency beside a strategy", { urgency: "high", retryStrategy: fixed }, { urgency: "URGENCY_BESIDE_RETRY_STRATEGY" }],
  ["a window that ends where it starts", { pauseWindows: { monday: [{ startAt: { hour: 9, minute: 0 }, endAt: { hour: 9, minute: 0 } }] } }, { "pauseWindows.monday.0": "PAUSE_WINDOW_EMPTY" }],
  ["a 25th hour", { pauseWindows: { monday: [{ startAt: { hour: 25, minute: 0 }, endAt: { hour: 24, minute: 1 } }] } }, { "pauseWindows.monday.0.startAt.hour": "PAUSE_HOUR_INVALID", "pauseWindows.monday.0.endAt.minute": "PAUSE_MINUTE_INVALID" }],
  ["an interval backwards", { pauseWindows: { advanced: [{ startAt: "2025-01-21T00:00:00Z", endAt: "2025-01-20T00:00:00Z" }] } }, { "pauseWindows.advanced.0.endAt": "PAUSE_INTERVAL_REVERSED" }],
  ["a flow without machine detection that leaves messages", { flow: { type: "dial", outputs: { onVoicemail: "x" } } }, { "flow.outputs.onVoicemail": "DIAL_VOICEMAIL_NEEDS_AMD" }],
  ["a zone that is an offset", { timeZone: "+02:00" }, { timeZone: "TIME_ZONE_UNKNOWN" }],
  ["a pace of nothing", { callsPerSecond: 0 }, { callsPerSecond: "CALLS_PER_SECOND_OUT_OF_RANGE" }],
  ["a pace backwards", { callsPerSecond: -0.5 }, { callsPerSecond: "CALLS_PER_SECOND_OUT_OF_RANGE" }],
  ["a pace beyond all", { callsPerSecond: 1e308 }, { callsPerSecond: "CALLS_PER_SECOND_OUT_OF_RANGE" }],
  ["a pace too slow to plan", { callsPerSecond: 5e-324 }, { callsPerSecond: "CALLS_PER_SECOND_OUT_OF_RANGE" }],
  ["hours of nowhere", { callingHours: "us-tx" }, { callingHours: "CALLING_HOURS_UNKNOWN" }],
  ["a cap that is no list", { frequencyCaps: cap }, { frequencyCaps: "FREQUENCY_CAPS_INVALID" }],
  ["caps without end", { frequencyCaps: Array(5_000).fill(cap) }, { frequencyCaps: "FREQUENCY_CAPS_TOO_MANY" }],
  ["a cap of nothing and one of a number", { frequencyCaps: [null, 3] }, { "frequencyCaps.0": "FREQUENCY_CAP_INVALID", "frequencyCaps.1": "FREQUENCY_CAP_INVALID" }],
  ["a cap over hours and days", { frequencyCaps: [cap, { ...cap, perDays: 1 }] }, { "frequencyCaps.1": "FREQUENCY_CAP_PERIOD_UNCLEAR" }],
  ["a calendar of hours", { frequencyCaps: [{ ...cap, calendar: true }] }, { "frequencyCaps.0.calendar": "FREQUENCY_CAP_CALENDAR_NEEDS_DAYS" }],
  ["a cap of a narrower scope", { frequencyCaps: [{ ...cap, scope: "program" }] }, { "frequencyCaps.0.scope": "FREQUENCY_CAP_SCOPE_UNKNOWN" }],
  ["a cap of no calls, in days without end", { frequencyCaps: [{ max: 0, perDays: Number.MAX_SAFE_INTEGER }] }, { "frequencyCaps.0.max": "FREQUENCY_CAP_MAX_OUT_OF_RANGE", "frequencyCaps.0.perDays": "FREQUENCY_CAP_DAYS_OUT_OF_RANGE" }],
  ["one cause twice", { coolDowns: [{ after: "refusal", hours: 24 }, { after: "refusal", hours: 48 }] }, { "coolDowns.1.after": "COOL_DOWN_CAUSE_REPEATED" }],
  ["a cool-down of ten years after nothing", { coolDowns: [{ after: "", hours: 87_600 }] }, { "coolDowns.0.after": "COOL_DOWN_CAUSE_UNKNOWN", "coolDowns.0.hours": "COOL_DOWN_HOURS_OUT_OF_RANGE" }],
  ["a pause on no outcome", { autoPause: [{ outcomes: [], count: 1 }] }, { "autoPause.0.outcomes": "AUTO_PAUSE_OUTCOMES_COUNT_OUT_OF_RANGE" }],
  ["a pause on an outcome twice", { autoPause: [{ outcomes: ["busy", "busy"], count: 1 }] }, { "autoPause.0.outcomes.1": "AUTO_PAUSE_OUTCOME_REPEATED" }],
  ["a share in per cent, of one attempt", { autoPause: [{ outcomes: ["busy"], share: 50, ofLast: 1 }] }, { "autoPause.0.share": "AUTO_PAUSE_SHARE_OUT_OF_RANGE", "autoPause.0.ofLast": "AUTO_PAUSE_OF_LAST_OUT_OF_RANGE" }],
  ["a share and a count", { autoPause: [{ outcomes: ["busy"], share: 0.5, ofLast: 100, count: 1 }] }, { "autoPause.0": "AUTO_PAUSE_THRESHOLD_UNCLEAR" }],
  ["a carrier that is not there", { carrier: "Simulator" }, { carrier: "CARRIER_UNKNOWN" }],
  ["a stop before the start", { startAt: "2025-01-21T00:00:00Z", stopAt: "2025-01-20T00:00:00Z" }, { stopAt: "STOP_NOT_AFTER_START" }],
  [
    "much at once",
    { name: " ", retryStrategy: { type: "fixd_delay" }, pauseWindows: [], callsPerSecond: 1_001, callingHours: "", frequencyCaps: [{}], coolDowns: [{}], autoPause: [{}], stopAt: "soon" },
    {
      name: "PROGRAM_NAME_INVALID",
      "retryStrategy.type": "RETRY_TYPE_UNKNOWN",
      pauseWindows: "PAUSE_WINDOWS_INVALID",
      callsPerSecond: "CALLS_PER_SECOND_OUT_OF_RANGE",
      callingHours: "CALLING_HOURS_UNKNOWN",
      "frequencyCaps.0.max": "FREQUENCY_CAP_MAX_MISSING",
      "frequencyCaps.0": "FREQUENCY_CAP_PERIOD_UNCLEAR",
      "coolDowns.0.after": "COOL_DOWN_CAUSE_MISSING",
      "coolDowns.0.hours": "COOL_DOWN_HOURS_MISSING",
      "autoPause.0.outcomes": "AUTO_PAUSE_OUTCOMES_MISSING",
      "autoPause.0": "AUTO_PAUSE_THRESHOLD_UNCLEAR",
      stopAt: "STOP_AT_INVALID",
    },
  ],
];

/** Values that GraphQL itself takes for none of their type. */
const UNTYPED: readonly [field: string, value: unknown][] = [
  ["callsPerSecond", "5"],
  ["maxConcurrentCalls", 2.5],
  ["callingHours", ["us"]],
  ["urgency", "urgent"],
  ["timeZoneMode", "contacts"],
  ["callerIds", [{}]],
];

/** Documents that no program can be made of, and what their authors are told. */
export function brokenDocuments(house: () => House): void {
  describe("a broken program", () => {
    let audienceId: string;
    const create = (document: object) => rawRequest<null>(house().system.gatewayUrl, house().key, CREATE, { input: { name: "Broken", audienceId, ...document } });
    const count = async () => (await house().client.ask<{ programs: { id: string }[] }>("{ programs(first: 100) { id } }")).programs.length;

    beforeAll(async () => {
      audienceId = (await house().client.ask<{ createAudience: { id: string } }>('mutation { createAudience(input: { name: "Broken" }) { id } }')).createAudience.id;
    });

    it.each(BROKEN)("with %s is told what is wrong where, all of it, in sentences", async (_what, document, expected) => {
      const { status, data, errors = [] } = await create(document);
      expect({ status, data, errors: errors.length }).toEqual({ status: 200, data: { createProgram: null }, errors: 1 });
      const problems = errors[0]?.extensions.problems ?? [];
      expect(Object.fromEntries(problems.map(({ path, code }) => [path.join("."), code]))).toEqual(expected);
      expect(problems).toHaveLength(Object.keys(expected).length);
      for (const { message } of problems) expect(message).toMatch(/^["\w].{15,400}[.?]$/u);
    });

    it.each(UNTYPED)("with a %s of another type (%j) is told the place by GraphQL", async (field, value) => {
      const { data, errors = [] } = await create({ [field]: value });
      expect(data?.["createProgram" as never] ?? null).toBeNull();
      expect(errors).toMatchObject([{ extensions: { code: "BAD_USER_INPUT", field: expect.arrayContaining(["input", field]) } }]);
    });

    it("with a number that JSON has no word for reads as one without it", async () => {
      const { errors } = await create({ callsPerSecond: NaN, retryStrategy: { ...fixed, delayMinutes: Infinity } });
      expect(errors?.[0]?.extensions.problems).toMatchObject([{ code: "RETRY_DELAY_MISSING", path: ["retryStrategy", "delayMinutes"] }]);
    });

    it("leaves nothing behind", async () => {
      const before = await count();
      for (const [, document] of BROKEN) await create(document);
      expect(await count()).toBe(before);
    });
  });
}
