import { toIso } from "@redial/kernel";
import { vouchFor } from "@redial/platform";
import type { Reason } from "./domain/reason";
import { reasonSentence } from "./domain/reason-sentence";
import { GATEWAY_SECRET, stage, type Stage } from "./service.fixture";

const ZONE = "Europe/Paris";
const EXPLAIN = `query ($id: ID!) { explainJob(id: $id) {
  job { id status }
  nextAttempt { attempt dueAt localTime requestedAt zone because { rule sentence at details } }
  attempts { attempt requestedAt localTime outcome zone policyVersion because { rule sentence } }
  held { reason sentence limit { scope setting most } }
  ended { result reason because { rule sentence } }
} }`;

interface Told {
  rule: string;
  sentence: string;
}
interface Explained {
  nextAttempt: { attempt: number; localTime: string; requestedAt: string | null; because: Told[] } | null;
  attempts: { attempt: number; localTime: string; outcome: string; because: Told[] }[];
  held: { reason: string; sentence: string } | null;
  ended: { result: string; reason: string; because: Told[] } | null;
}

async function ask(at: Stage, id: string, organizationId = at.organizationId) {
  const response = await fetch(`${at.url}/graphql`, {
    method: "POST",
    headers: { "content-type": "application/json", ...vouchFor({ organizationId, role: "viewer" }, GATEWAY_SECRET) },
    body: JSON.stringify({ query: EXPLAIN, variables: { id } }),
  });
  return (await response.json()) as { data?: { explainJob: Explained }; errors?: { extensions: { code: string; field: string[] } }[] };
}

async function explain(at: Stage, id: string): Promise<Explained> {
  const { data, errors } = await ask(at, id);
  if (!data?.explainJob) throw new Error(JSON.stringify(errors));
  return data.explainJob;
}

describe("a job that is explained", () => {
  let at: Stage;
  beforeAll(async () => {
    at = await stage(({ carrier }) => (carrier === "silent" ? null : carrier === "refusing" ? "rejected" : "no_answer"));
  });
  afterAll(() => at.stop());

  const onlyJob = async (executionId: string) => (await at.rows<{ id: string }>("select id from job where execution_id = $1", [executionId]))[0]?.id ?? "";
  const lunch = { startAt: { hour: 12, minute: 0 }, endAt: { hour: 14, minute: 0 } };

  it("tells why each attempt was made then and why no other follows, in the words that the decisions left behind", async () => {
    const id = await at.launch(1, {
      startAt: "2025-01-20T10:30:00Z",
      timeZone: ZONE,
      pauseWindows: { monday: [lunch], advanced: [{ startAt: "2025-01-20T14:00:00Z", endAt: "2025-01-20T15:15:00Z" }] },
      retryStrategy: { type: "fixed_delay", delayMinutes: 60, maxRetries: 2, outcomes: { busy: { retry: false } } },
    });
    await at.until("it has completed", () => at.said.some((event) => event.type === "execution.changed" && event.data.executionId === id && event.data.status === "completed"));
    const { attempts, nextAttempt, held, ended } = await explain(at, await onlyJob(id));
    expect(attempts.map(({ attempt, localTime, outcome, because }) => ({ attempt, localTime, outcome, rules: because.map(({ rule }) => rule) }))).toEqual([
      { attempt: 1, localTime: "2025-01-20T11:30:00", outcome: "no_answer", rules: ["now"] },
      { attempt: 2, localTime: "2025-01-20T14:00:00", outcome: "no_answer", rules: ["fixed_delay", "pause_window"] },
      { attempt: 3, localTime: "2025-01-20T16:15:00", outcome: "no_answer", rules: ["fixed_delay", "one_off_window"] },
    ]);
    const decided = at.said.filter((event) => event.type === "retry.planned").filter((event) => event.data.executionId === id);
    const sentences = decided.map(({ data }) => data.because.map((reason) => reasonSentence(reason as unknown as Reason, ZONE)));
    expect(attempts.slice(1).map(({ because }) => because.map(({ sentence }) => sentence))).toEqual(sentences);
    expect(sentences[0]?.[1]).toBe("The pause window Monday 12:00–14:00 (Europe/Paris) moved it from Monday 2025-01-20 12:30:20 (Europe/Paris) to Monday 2025-01-20 14:00 (Europe/Paris).");
    expect({ nextAttempt, held }).toEqual({ nextAttempt: null, held: null });
    expect(ended).toMatchObject({ result: "failed", reason: "retries_exhausted", because: [{ rule: "attempts" }] });
  });

  it.each<[string, Parameters<Stage["launch"]>[1], string[], RegExp]>([
    ["a cap of the program", { frequencyCaps: [{ max: 1, perHours: 24 }] }, ["fixed_delay", "frequency_cap"], /^The program's cap of 1 call in 24 hours moved it from Monday 2025-01-20 20:30:20 \(UTC\) to Tuesday 2025-01-21 19:30 \(UTC\)/],
    ["a cool-down", { carrier: "refusing", coolDowns: [{ after: "refusal", hours: 48 }] }, ["fixed_delay", "cool_down"], /^The program's cool-down of 48 hours after a refusal that ended at Monday 2025-01-20 19:30:20 .* to Wednesday 2025-01-22 19:30:20/],
    ["a cool-down of a pack", { carrier: "refusing", callingHours: "fr", startAt: "2025-01-20T10:00:00Z" }, ["fixed_delay", "cool_down"], /^By fr \(version .+\) the cool-down of 1440 hours after a refusal /],
    ["calling hours", { callingHours: "us-fl", startAt: "2025-01-21T00:30:00Z" }, ["fixed_delay", "calling_hours"], /^The calling hours of us-fl \(version .+, read in America\/New_York\) moved it from Monday 2025-01-20 20:30:20 .* to Tuesday 2025-01-21 08:00 \(America\/New_York\)/],
    ["a pause window", { pauseWindows: { monday: [{ startAt: { hour: 20, minute: 0 }, endAt: { hour: 22, minute: 0 } }] } }, ["fixed_delay", "pause_window"], /^The pause window Monday 20:00–22:00 \(UTC\) moved it from Monday 2025-01-20 20:30:20 \(UTC\) to Monday 2025-01-20 22:00/],
  ])("tells that a retry was moved by %s", async (_, changes, rules, sentence) => {
    const id = await at.launch([{ phone: "+13055550123", timeZone: "America/New_York" }], { startAt: "2025-01-20T19:30:00Z", timeZone: "UTC", pauseWindows: {}, retryStrategy: { type: "fixed_delay", delayMinutes: 60, maxRetries: 1 }, ...changes });
    await at.until("it has completed", () => at.said.some((event) => event.type === "execution.changed" && event.data.executionId === id && event.data.status === "completed"));
    const retry = (await explain(at, await onlyJob(id))).attempts[1];
    expect(retry?.because.map(({ rule }) => rule)).toEqual(rules);
    expect(retry?.because[1]?.sentence).toMatch(sentence);
  });

  it("tells the next instant and what holds the job back, and who cancelled it", async () => {
    const id = await at.launch(2, { maxConcurrentCalls: 1, carrier: "silent", pauseWindows: {} }, "real_time");
    await at.until("one is called", () => at.requested.some(({ data }) => data.executionId === id));
    const called = at.requested.find(({ data }) => data.executionId === id)?.data.jobId ?? "";
    const waiting = (await at.rows<{ id: string }>("select id from job where execution_id = $1 and id <> $2", [id, called]))[0]?.id ?? "";
    expect(await explain(at, called)).toMatchObject({ nextAttempt: { attempt: 1, because: [{ rule: "now" }] }, attempts: [], held: null, ended: null });
    expect((await explain(at, called)).nextAttempt?.requestedAt).not.toBeNull();
    expect(await explain(at, waiting)).toMatchObject({ nextAttempt: { attempt: 1, requestedAt: null }, held: { reason: "pacing", limit: { scope: "execution", setting: "maxConcurrentCalls", most: 1 } } });
    const mutate = `mutation { cancelExecution(id: "${id}") { id } }`;
    const headers = { "content-type": "application/json", ...vouchFor({ organizationId: at.organizationId, role: "operator" }, GATEWAY_SECRET) };
    await fetch(`${at.url}/graphql`, { method: "POST", headers, body: JSON.stringify({ query: mutate }) });
    await at.until("the waiting one has ended", async () => (await explain(at, waiting)).ended !== null);
    expect((await explain(at, waiting)).ended).toMatchObject({ result: "skipped", reason: "cancelled", because: [{ rule: "now" }, { rule: "cancelled" }] });
  });

  it("is told to its own organization only; to others, and under a name that is none, it is not there", async () => {
    const id = await at.launch(1, { startAt: toIso(Date.now() + 3_600_000) }, "real_time");
    await at.until("it is planned", async () => (await onlyJob(id)) !== "");
    expect((await explain(at, await onlyJob(id))).held).toMatchObject({ reason: "execution_scheduled" });
    for (const [job, organizationId] of [[await onlyJob(id), "018f0000-0000-7000-8000-00000000000b"], ["nobody", at.organizationId]] as const) {
      expect((await ask(at, job, organizationId)).errors).toMatchObject([{ extensions: { code: "NOT_FOUND", field: ["id"] } }]);
    }
  });
});

describe("a due job that waits for a limit on pace", () => {
  let at: Stage;
  beforeAll(async () => {
    at = await stage(() => null);
  });
  afterAll(() => at.stop());

  it.each([
    ["organization", "the organization's limit of 1 call at a time (maxConcurrentCalls)", "max_concurrent", 1, {}],
    ["carrier", "the carrier's limit of 0.01 calls a second (callsPerSecond)", "calls_per_second", 0.01, {}],
    ["execution", "the program's limit of 0.01 calls a second (callsPerSecond)", "calls_per_second", null, { callsPerSecond: 0.01 }],
  ] as const)("names that of its %s: %s", async (scope, limit, column, most, changes) => {
    const carrier = `silent-${scope}`;
    const set = (id: string) => at.rows(`insert into pace (scope, id, ${column}) values ($1, $2, $3)`, [scope, id, most]);
    if (most !== null) await set(scope === "carrier" ? carrier : at.organizationId);
    const id = await at.launch(2, { carrier, pauseWindows: {}, ...changes }, "real_time");
    await at.until("one is called", () => at.requested.some(({ data }) => data.executionId === id));
    const waiting = (await at.rows<{ id: string }>("select id from job where execution_id = $1 and state = 0", [id]))[0]?.id ?? "";
    const { held } = await explain(at, waiting);
    expect(held).toMatchObject({ reason: "pacing", limit: { scope } });
    expect(held?.sentence).toMatch(/^It has been due since \w+day 20\d\d-\d\d-\d\d \d\d:\d\d(:\d\d(\.\d+)?)? \(.*\); it waits for /);
    expect(held?.sentence).toContain(`it waits for ${limit}.`);
    await at.rows("delete from pace where scope in ('organization', 'carrier')");
  });
});
