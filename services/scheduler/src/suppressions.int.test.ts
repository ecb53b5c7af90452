import { DAY_MS, HOUR_MS, toIso } from "@redial/kernel";
import { vouchFor, type Role } from "@redial/platform";
import { loadCallingPacks } from "./calling-packs";
import { openOffice, type Office } from "./limits.fixture";
import { GATEWAY_SECRET, stage, type Stage } from "./service.fixture";
import { sqlSuppressionStore } from "./store/sql-suppression-store";
import { askAgain } from "./usecases/ask-again";
import { executionPolicies } from "./usecases/execution-policies";
import { suppressPhones, type SuppressPhones } from "./usecases/suppress-phones";
import { schedulerStore } from "./store/scheduler-store";

const [ANN, BOB] = ["+12025550101", "+12025550102"];

/** Other suites wait for locks on the same server: only those of this database count. */
async function untilWaiting(office: Office, count: number): Promise<void> {
  while ((await office.database.rows("select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'")).length < count);
}

describe("a suppressed number", () => {
  let office: Office;
  let suppress: (phones: readonly string[], expiresAt?: number | null, organizationId?: string) => ReturnType<SuppressPhones>;
  beforeEach(async () => {
    office = await openOffice();
    const run = suppressPhones(sqlSuppressionStore(office.database), office.clock);
    suppress = (phones, expiresAt = null, organizationId = office.organizationId) => run({ organizationId, by: "operator", phones, reason: "asked us to", expiresAt });
  });
  afterEach(() => office.stop());

  it("is skipped when it is planned, and the others are called", async () => {
    await suppress([ANN]);
    const id = await office.launch([ANN, BOB]);
    expect(await office.job(id, ANN)).toMatchObject({ state: 2, result: "skipped", reason: "suppressed", rules: ["now", "suppressed"] });
    expect((await office.said(id)).filter((event) => event.type === "job.ended")).toMatchObject([{ data: { result: "skipped", reason: "suppressed", attempts: 0 } }]);
    expect((await office.look()).map(({ phone }) => phone)).toEqual([BOB]);
  });

  it("is not requested any more although its job waits: skipped when it was never called, failed when it was", async () => {
    const first = await office.launch([ANN, BOB], { snapshot: { maxConcurrentCalls: 1 } });
    const [call] = await office.look();
    if (!call) throw new Error("nobody was called");
    await office.answer(call, "busy");
    await suppress([ANN, BOB]);
    office.clock.advance(HOUR_MS);
    expect([...(await office.look()), ...(await office.look())]).toEqual([]);
    expect(await office.job(first, call.phone)).toMatchObject({ state: 2, attempt: 1, result: "failed", reason: "suppressed" });
    expect(await office.job(first, call.phone === ANN ? BOB : ANN)).toMatchObject({ state: 2, attempt: 0, result: "skipped", reason: "suppressed" });
    expect(await office.database.rows("select pending, in_progress, failed, skipped from execution_counters")).toEqual([{ pending: 0, in_progress: 0, failed: 1, skipped: 1 }]);
  });

  it("may be called again once that has expired, and by other organizations at any time", async () => {
    await suppress([ANN], office.clock.now() + HOUR_MS);
    await suppress([BOB], null, "018f0000-0000-7000-8000-0000000000cc");
    expect(await office.job(await office.launch([ANN]), ANN)).toMatchObject({ reason: "suppressed" });
    const later = await office.launch([ANN, BOB], { snapshot: { startAt: toIso(office.clock.now() + HOUR_MS) } });
    expect(await office.job(later, ANN)).toMatchObject({ state: 0, reason: null });
    office.clock.advance(HOUR_MS);
    await office.launch([ANN]);
    expect((await office.look()).map(({ phone }) => phone)).toContain(ANN);
  });

  it("is not called on a virtual clock either", async () => {
    const id = await office.launch([ANN, BOB], { execution: { clock: "fast_forward" } });
    await suppress([ANN]);
    expect((await office.look()).map(({ phone }) => phone)).toEqual([BOB]);
    expect(await office.job(id, ANN)).toMatchObject({ result: "skipped", reason: "suppressed" });
  });

  it("that is asked for again gets a permit that is over, for its call may be up already but must not begin", async () => {
    await office.launch([ANN]);
    await office.look();
    await suppress([ANN]);
    const store = schedulerStore(office.database, { next: () => "018f0000-0000-7000-8000-0000000000dd" });
    office.clock.advance(HOUR_MS);
    await askAgain({ store, policies: executionPolicies(store, loadCallingPacks()), clock: office.clock, permitMs: 10_000 })();
    const [job] = await office.database.rows<{ executionId: string }>('select execution_id as "executionId" from job');
    const asked = (await office.said(job?.executionId ?? "")).at(-1);
    const now = toIso(office.clock.now());
    expect(asked).toMatchObject({ type: "attempt.requested", data: { attempt: 1, permit: { notBefore: now, notAfter: now } } });
  });

  it("is found among others with its expiry, by its own organization", async () => {
    const expiresAt = office.clock.now() + HOUR_MS;
    await suppress([ANN]);
    await suppress([BOB], expiresAt);
    const list = sqlSuppressionStore(office.database);
    expect([...(await list.suppressedUntil(office.organizationId, ["+12025550103", BOB, ANN]))].sort()).toEqual([[ANN, Infinity], [BOB, expiresAt]]);
    expect((await list.suppressedUntil("018f0000-0000-7000-8000-0000000000cc", [ANN])).size).toBe(0);
  });

  it("is waited for: when the list has answered, claims that had begun before are over", async () => {
    await office.launch([ANN]);
    const order: string[] = [];
    let suppressing: Promise<unknown> | undefined;
    await office.database.transact(async (tx) => {
      await tx.rows("select 1 from execution for share");
      suppressing = suppress([ANN]).then(() => order.push("suppressed"));
      await untilWaiting(office, 1);
      order.push("claimed");
    });
    await suppressing;
    expect(order).toEqual(["claimed", "suppressed"]);
  });
});

describe("a number that is asked for again", () => {
  let office: Office;
  let executionId: string;
  beforeEach(async () => {
    office = await openOffice();
    executionId = await office.launch([ANN]);
    await office.look();
    office.clock.advance(HOUR_MS);
  });
  afterEach(() => office.stop());

  const parts = () => {
    const store = schedulerStore(office.database, { next: () => "018f0000-0000-7000-8000-0000000000dd" });
    return { store, policies: executionPolicies(store, loadCallingPacks()), clock: office.clock, permitMs: 10_000 };
  };

  it("is waited for by whoever suppresses it", async () => {
    const running: Promise<unknown>[] = [];
    let saidBefore: string[] = [];
    await office.database.transact(async (tx) => {
      await tx.rows("lock table call_book in access exclusive mode");
      running.push(askAgain(parts())());
      await untilWaiting(office, 1);
      const suppress = suppressPhones(sqlSuppressionStore(office.database), office.clock);
      const suppressing = suppress({ organizationId: office.organizationId, by: "operator", phones: [ANN], reason: "asked us to", expiresAt: null });
      running.push(suppressing.then(async () => (saidBefore = (await office.said(executionId)).map(({ type }) => type))));
      await untilWaiting(office, 2);
    });
    await Promise.all(running);
    expect(saidBefore.filter((type) => type === "attempt.requested")).toHaveLength(2);
  });

  it("is left alone when its execution was paused after its lease was seen to be over", async () => {
    const { store } = parts();
    const seen = await store.withUnanswered(office.clock.now());
    await office.database.rows("update execution set status = 'paused'");
    expect(seen).toHaveLength(1);
    expect(await store.decideUnanswered(seen, office.clock.now(), 10, (job) => ({ next: job, events: [] }))).toBe(0);
  });
});

describe("the list of suppressed numbers, through the graph", () => {
  let at: Stage;
  beforeAll(async () => {
    at = await stage(() => null);
  });
  afterAll(() => at.stop());

  const ask = async (query: string, variables: object = {}, role: Role = "operator", organizationId = at.organizationId) => {
    const response = await fetch(`${at.url}/graphql`, {
      method: "POST",
      headers: { "content-type": "application/json", ...vouchFor({ organizationId, role }, GATEWAY_SECRET) },
      body: JSON.stringify({ query, variables }),
    });
    return (await response.json()) as { data: Record<string, unknown> | null; errors?: { extensions: { code: string; field: unknown; problems: unknown[] } }[] };
  };
  const SUPPRESS = "mutation ($phones: [String!]!, $reason: String!, $expiresAt: DateTimeISO) { suppressPhones(phones: $phones, reason: $reason, expiresAt: $expiresAt) { suppressed changed } }";
  const LIST = "query ($first: Int, $after: String) { suppressedPhones(first: $first, after: $after) { phone reason expiresAt createdBy } }";

  it("takes numbers, shows them to viewers page by page, and lets them go", async () => {
    expect((await ask(SUPPRESS, { phones: [BOB, ANN, ANN], reason: "asked us to" })).data).toEqual({ suppressPhones: { suppressed: 2, changed: 0 } });
    const expiresAt = toIso(Date.now() + DAY_MS);
    expect((await ask(SUPPRESS, { phones: [ANN], reason: "on holiday", expiresAt })).data).toEqual({ suppressPhones: { suppressed: 0, changed: 1 } });
    const ann = { phone: ANN, reason: "on holiday", expiresAt, createdBy: "operator" };
    expect((await ask(LIST, { first: 1 }, "viewer")).data).toEqual({ suppressedPhones: [ann] });
    expect((await ask(LIST, { after: ANN }, "viewer")).data).toEqual({ suppressedPhones: [{ phone: BOB, reason: "asked us to", expiresAt: null, createdBy: "operator" }] });
    expect((await ask(`{ suppressedPhone(phone: "${ANN}") { phone reason expiresAt createdBy } }`, {}, "viewer")).data).toEqual({ suppressedPhone: ann });
    expect((await ask(LIST, {}, "admin", "018f0000-0000-7000-8000-0000000000cc")).data).toEqual({ suppressedPhones: [] });
    expect((await ask("mutation ($phones: [String!]!) { unsuppressPhones(phones: $phones) }", { phones: [ANN, "+12025550199"] })).data).toEqual({ unsuppressPhones: 1 });
    expect((await ask(`{ suppressedPhone(phone: "${ANN}") { phone } }`)).data).toEqual({ suppressedPhone: null });
  });

  it("refuses what is wrong with its place, and takes nothing of it", async () => {
    const phones = ["+12025550150", "202 555 0123", "nobody"];
    const { errors } = await ask(SUPPRESS, { phones, reason: "x" });
    expect(errors?.[0]?.extensions).toMatchObject({ code: "PHONE_NOT_E164", field: ["phones", 1], problems: [{ path: ["phones", 1] }, { path: ["phones", 2] }] });
    expect((await ask(`{ suppressedPhone(phone: "+12025550150") { phone } }`)).data).toEqual({ suppressedPhone: null });
    expect((await ask(SUPPRESS, { phones: ["+12025550150"], reason: " " })).errors?.[0]?.extensions).toMatchObject({ code: "SUPPRESSION_REASON_INVALID", field: ["reason"] });
    const many = Array.from({ length: 1_001 }, (_, index) => `+1202555${1_000 + index}`);
    expect((await ask(SUPPRESS, { phones: many, reason: "x" })).errors?.[0]?.extensions).toMatchObject({ code: "PHONES_TOO_MANY", field: ["phones"] });
    expect((await ask(SUPPRESS, { phones: [BOB], reason: "x" }, "viewer")).errors?.[0]?.extensions).toMatchObject({ code: "FORBIDDEN" });
    expect((await ask(`{ suppressedPhone(phone: "12") { phone } }`)).errors?.[0]?.extensions).toMatchObject({ code: "PHONE_NOT_E164", field: ["phone"] });
  });
});
