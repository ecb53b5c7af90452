import { topicOf } from "@redial/contracts";
import { createLog, openBus, vouchFor, type Bus, type Identity, type Running } from "@redial/platform";
import { createTestDatabase, type TestDatabase } from "@redial/testing";
import { loadConfig } from "./config";
import { CONTACTS, EXECUTION, GUIDE_JOB, guideEvents, OPEN_JOB, ORGANIZATION, PROGRAM } from "./guide-campaign.fixture";
import { createService } from "./service";

const SECRET = "only the gateway knows this";
const log = createLog("test", "error");
const viewer: Identity = { organizationId: ORGANIZATION, role: "viewer" };
const stranger: Identity = { organizationId: "00000000-0000-7000-8000-00000000ffff", role: "admin" };
let databases: TestDatabase[];
let bus: Bus;
let service: Running & { url: string };

beforeAll(async () => {
  databases = [await createTestDatabase(), await createTestDatabase()];
  const [own, shared] = databases;
  service = await createService({ config: loadConfig({ PORT: "0", DATABASE_URL: own?.url, BUS_URL: shared?.url, GATEWAY_SECRET: SECRET }), log });
  bus = await openBus(shared?.url ?? "", "test", log);
  await bus.publish(guideEvents().map((event, index) => ({ topic: topicOf(event.type), key: event.key, type: event.type, sequence: index + 1, body: JSON.stringify(event) })));
  while (!(await isHeard()));
});

afterAll(async () => {
  await bus.close();
  await service.stop();
  await Promise.all(databases.map((database) => database.drop()));
});

test("the guide's call report is answered as the guide prints it", async () => {
  const { data } = await ask(`{ callReport(jobId: "${GUIDE_JOB}") { attempts { attempt outcome call { status } } } }`);
  expect(data).toEqual({
    callReport: {
      attempts: [
        { attempt: 1, outcome: "busy", call: { status: "busy" } },
        { attempt: 2, outcome: "no_answer", call: { status: "no_answer" } },
        { attempt: 3, outcome: "completed", call: { status: "completed" } },
      ],
    },
  });
});

test("a call report tells whom it is of, what the carrier said, and how the job ended", async () => {
  const { data } = await ask(`{ callReport(jobId: "${GUIDE_JOB}") {
    jobId executionId phone result reason isComplete job { id } execution { id } contacts { id }
    attempts { id localHour localWeekday call { carrierCode startedAt endedAt ringMs talkMs detail } } } }`);
  expect(data).toMatchObject({
    callReport: {
      ...{ jobId: GUIDE_JOB, executionId: EXECUTION, phone: "+15551000001", result: "completed", reason: "completed", isComplete: true },
      ...{ job: { id: GUIDE_JOB }, execution: { id: EXECUTION }, contacts: CONTACTS.map((id) => ({ id })) },
      attempts: [
        {
          ...{ id: `${GUIDE_JOB}:1`, localHour: 5, localWeekday: "monday" },
          call: { carrierCode: "sip:486", startedAt: "2025-01-20T10:00:00.000Z", endedAt: "2025-01-20T10:00:20.000Z", ringMs: 20_000, talkMs: 0, detail: null },
        },
        { id: `${GUIDE_JOB}:2` },
        { id: `${GUIDE_JOB}:3` },
      ],
    },
  });
});

test("other services' executions, programs, jobs and attempts are joined by their keys", async () => {
  const { data } = await ask(
    `query ($of: [_Any!]!) { _entities(representations: $of) {
      ... on Execution { metrics { totalContacts byAttempt { attempt attempts } } }
      ... on Program { metrics { totalContacts } }
      ... on Job { attempts { attempt } callReport { result } }
      ... on Attempt { outcome } } }`,
    { of: [{ __typename: "Execution", id: EXECUTION }, { __typename: "Program", id: PROGRAM }, { __typename: "Job", id: OPEN_JOB }, { __typename: "Attempt", id: `${GUIDE_JOB}:2` }] },
  );
  expect(data).toEqual({
    _entities: [
      { metrics: { totalContacts: 2, byAttempt: [{ attempt: 1, attempts: 2 }, { attempt: 2, attempts: 1 }, { attempt: 3, attempts: 1 }] } },
      { metrics: { totalContacts: 2 } },
      { attempts: [{ attempt: 1 }], callReport: { result: null } },
      { outcome: "no_answer" },
    ],
  });
});

test("metrics carry counts, intervals, breakdowns, the guide's band and its advice", async () => {
  const { data } = await ask<{ _entities: { metrics: Record<string, unknown> }[] }>(`query ($of: [_Any!]!) { _entities(representations: $of) { ... on Execution { metrics {
    totalContacts contactsCompleted contactsMessageLeft contactsFailed contactsSkipped contactsOpen connectionRate connectionRateInterval { low high }
    totalCalls talkSeconds averageAttempts averageAttemptsToComplete isFinal retryConversionRate { contactsRetried completedAfterRetry rate }
    benchmark { label low high } advice { code message consider } outcomes { outcome count share } byWeekday { weekday attempts completed connectionRate }
    byHour { hour attempts } byHourAndWeekday { weekday hour talkSeconds connectionRateInterval { low } } } } } }`, { of: [{ __typename: "Execution", id: EXECUTION }] });
  expect(data?._entities[0]?.metrics).toEqual({
    ...{ totalContacts: 2, contactsCompleted: 1, contactsMessageLeft: 0, contactsFailed: 0, contactsSkipped: 0, contactsOpen: 1, connectionRate: 50 },
    connectionRateInterval: { low: expect.closeTo(9.453120573, 8), high: expect.closeTo(90.546879427, 8) },
    ...{ totalCalls: 4, talkSeconds: 61.5, averageAttempts: 3, averageAttemptsToComplete: 3, isFinal: false },
    ...{ retryConversionRate: { contactsRetried: 1, completedAfterRetry: 1, rate: 100 }, benchmark: { label: "With 2-3 retries", low: 40, high: 60 }, advice: [] },
    outcomes: [{ outcome: "busy", count: 2, share: 50 }, { outcome: "completed", count: 1, share: 25 }, { outcome: "no_answer", count: 1, share: 25 }],
    byWeekday: [{ weekday: "monday", attempts: 4, completed: 1, connectionRate: 25 }],
    byHour: [{ hour: 5, attempts: 3 }, { hour: 6, attempts: 1 }],
    byHourAndWeekday: [
      { weekday: "monday", hour: 5, talkSeconds: 0, connectionRateInterval: { low: 0 } },
      { weekday: "monday", hour: 6, talkSeconds: 61.5, connectionRateInterval: { low: expect.closeTo(20.654931438, 8) } },
    ],
  });
});

test("metrics tell what each retry bought, what another might, and the parts of the day", async () => {
  const rate = "{ count of rate interval { low high } }";
  const effect = "{ calls completed completedInterval { low high } connectionRate change completionsPerHundredCalls }";
  const { data } = await ask<{ _entities: { metrics: Record<string, unknown> }[] }>(`query ($of: [_Any!]!) { _entities(representations: $of) { ... on Execution { metrics {
    attemptFunnel { attempt retry conversion ${rate} callsPerCompletion cumulative { count of } gain callsSoFar } byDayPart { dayPart attempts } advice { measured ${rate} threshold }
    byAttemptHourAndWeekday(mostAttempts: 2) { attempt weekday hour attempts } retryProjection { lastAttempt { count of } contactsLeft oneFewer ${effect} oneFewerMethod oneMore ${effect} oneMoreMethod
      fitted { attempt observed { rate } fitted } } } } } }`, { of: [{ __typename: "Execution", id: EXECUTION }] });
  expect(data?._entities[0]?.metrics).toMatchObject({
    attemptFunnel: [
      { attempt: 1, retry: 0, conversion: { count: 0, of: 2, rate: 0 }, callsPerCompletion: null, cumulative: { count: 0, of: 2 }, gain: 0, callsSoFar: 2 },
      { attempt: 2, retry: 1, conversion: { count: 0, of: 1, rate: 0 }, callsPerCompletion: null, cumulative: { count: 0, of: 2 }, gain: 0, callsSoFar: 3 },
      { attempt: 3, retry: 2, conversion: { count: 1, of: 1, rate: 100 }, callsPerCompletion: 1, cumulative: { count: 1, of: 2 }, gain: 50, callsSoFar: 4 },
    ],
    ...{ byDayPart: [{ dayPart: "other", attempts: 4 }], advice: [] },
    byAttemptHourAndWeekday: [{ attempt: 1, weekday: "monday", hour: 5, attempts: 2 }, { attempt: 2, weekday: "monday", hour: 5, attempts: 1 }],
    retryProjection: {
      ...{ lastAttempt: { count: 1, of: 1 }, contactsLeft: 0, oneFewer: { calls: -1, completed: -1, connectionRate: 0, change: -50, completionsPerHundredCalls: 100 } },
      ...{ oneMore: null, oneMoreMethod: "Nobody is left to retry after attempt 3." },
    },
  });
});

test("a breakdown by number and hour of too many attempts is refused", async () => {
  const { errors } = await ask("query ($of: [_Any!]!) { _entities(representations: $of) { ... on Execution { metrics { byAttemptHourAndWeekday(mostAttempts: 21) { hour } } } } }", {
    of: [{ __typename: "Execution", id: EXECUTION }],
  });
  expect(errors?.[0]?.extensions).toMatchObject({ code: "BREAKDOWN_SIZE", field: ["mostAttempts"] });
});

test("executions are compared in the guide's columns", async () => {
  const { data } = await ask(`{ compareExecutions(ids: ["${EXECUTION}"]) { label connectionRate contactsCompleted totalContacts averageAttempts totalCalls isFinal execution { id } } }`);
  expect(data).toEqual({
    compareExecutions: [{ label: "Group A", connectionRate: 50, contactsCompleted: 1, totalContacts: 2, averageAttempts: 3, totalCalls: 4, isFinal: false, execution: { id: EXECUTION } }],
  });
});

test("another organization sees nothing of it", async () => {
  const { data } = await ask(
    `query ($of: [_Any!]!) { callReport(jobId: "${GUIDE_JOB}") { jobId } _entities(representations: $of) {
      ... on Execution { metrics { totalCalls outcomes { count } } } ... on Program { metrics { totalCalls } } ... on Job { attempts { id } callReport { jobId } } ... on Attempt { outcome } } }`,
    { of: [{ __typename: "Execution", id: EXECUTION }, { __typename: "Program", id: PROGRAM }, { __typename: "Job", id: GUIDE_JOB }, { __typename: "Attempt", id: `${GUIDE_JOB}:1` }] },
    stranger,
  );
  expect(data).toEqual({ callReport: null, _entities: [{ metrics: null }, { metrics: null }, { attempts: null, callReport: null }, null] });
  const { errors } = await ask(`{ compareExecutions(ids: ["${EXECUTION}"]) { label } }`, {}, stranger);
  expect(errors?.[0]?.extensions).toMatchObject({ code: "NOT_FOUND", field: ["ids", 0] });
});

test("ids that no one gave out are not known, whatever they look like", async () => {
  expect((await ask(`{ callReport(jobId: "'; drop table job; --") { jobId } }`)).data).toEqual({ callReport: null });
  const { errors } = await ask(`{ compareExecutions(ids: ["${EXECUTION}", "x", "y"]) { label } }`);
  expect(errors?.[0]?.extensions).toMatchObject({ code: "NOT_FOUND", problems: [{ path: ["ids", 1] }, { path: ["ids", 2] }] });
});

test("a comparison of nothing is refused", async () => {
  expect((await ask(`{ compareExecutions(ids: []) { label } }`)).errors?.[0]?.extensions).toMatchObject({ code: "COMPARISON_SIZE", field: ["ids"] });
});

test("whoever is not the gateway is refused", async () => {
  const response = await fetch(`${service.url}/graphql`, { method: "POST", headers: { "content-type": "application/json" }, body: '{"query":"{ __typename }"}' });
  expect(response.status).toBe(403);
});

/** Whether the last event of every stream has become visible. */
async function isHeard(): Promise<boolean> {
  const { data } = await ask<{ guide: { result: string | null; phone: string | null } | null; open: { attempts: object[] } | null; compareExecutions: { label: string }[] }>(
    `{ guide: callReport(jobId: "${GUIDE_JOB}") { result phone } open: callReport(jobId: "${OPEN_JOB}") { attempts { id } } compareExecutions(ids: ["${EXECUTION}"]) { label } }`,
  );
  return data?.guide?.result === "completed" && data.guide.phone !== null && data.open?.attempts.length === 1 && data.compareExecutions[0]?.label === "Group A";
}

async function ask<Data>(query: string, variables: object = {}, identity = viewer): Promise<{ data?: Data | null; errors?: { extensions: Record<string, unknown> }[] }> {
  const headers = { "content-type": "application/json", ...vouchFor(identity, SECRET) };
  const response = await fetch(`${service.url}/graphql`, { method: "POST", headers, body: JSON.stringify({ query, variables }) });
  return response.json();
}
