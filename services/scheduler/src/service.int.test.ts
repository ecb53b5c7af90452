import { instantOf, MINUTE_MS, toIso } from "@redial/kernel";
import { vouchFor } from "@redial/platform";
import { attemptEnded, GATEWAY_SECRET, stage, type Stage } from "./service.fixture";

interface Counters {
  pending: number;
  in_progress: number;
  completed: number;
  failed: number;
  skipped: number;
}

describe("a fast-forward execution", () => {
  let at: Stage;
  let executionId: string;

  beforeAll(async () => {
    // The number's last digit says how often it takes to reach the person; nine is never reached.
    at = await stage(({ phone, attempt }) => (attempt === Number(phone.at(-1)) % 5 + 1 && !phone.endsWith("9") ? "completed" : "no_answer"));
    executionId = await at.launch(200, { maxConcurrentCalls: 40 });
    await at.until("it has completed", () => at.said.some((event) => event.type === "execution.changed" && event.data.status === "completed"));
  });
  afterAll(() => at.stop());

  it("calls every contact until it is reached or its retries are used up, and says so", async () => {
    const ends = at.said.filter((event) => event.type === "job.ended");
    expect(new Set(ends.map((event) => event.data.jobId)).size).toBe(200);
    expect(ends.filter((event) => event.data.result === "completed")).toHaveLength(120);
    expect(await at.rows<Counters>("select pending, in_progress, completed, failed, skipped from execution_counters")).toEqual([
      { pending: 0, in_progress: 0, completed: 120, failed: 80, skipped: 0 },
    ]);
  });

  it("requests each attempt of a job once, in their order, each retry after its delay", () => {
    const starts = new Map<string, number[]>();
    for (const { data } of at.requested) {
      const known = starts.get(data.jobId) ?? [];
      expect(data.attempt).toBe(known.length + 1);
      starts.set(data.jobId, [...known, instantOf(data.permit.notBefore)]);
    }
    for (const times of starts.values()) {
      for (const [index, startedAt] of times.slice(1).entries()) expect(startedAt - (times[index] ?? 0)).toBeGreaterThanOrEqual(30 * MINUTE_MS + 20_000);
    }
  });

  it("never has more calls at once than it may", () => {
    const edges = at.requested.flatMap(({ data }) => [
      { at: instantOf(data.permit.notBefore), step: 1 },
      { at: instantOf(data.permit.notBefore) + 20_000, step: -1 },
    ]);
    let live = 0;
    let most = 0;
    for (const { step } of edges.sort((a, b) => a.at - b.at || a.step - b.step)) most = Math.max(most, (live += step));
    expect(most).toBe(40);
  });

  it("keeps every attempt that was made, once, with why it was due when it was", async () => {
    const kept = await at.rows<{ attempt: number; rules: string[]; soonAfter: boolean }>(
      `select attempt, array(select r->>'rule' from json_array_elements(because) r) as rules, requested_at < ended_at and requested_at < permit_ends_at as "soonAfter" from attempt`,
    );
    expect(kept).toHaveLength(at.requested.length);
    for (const { attempt, rules, soonAfter } of kept) expect({ rules, soonAfter }).toEqual({ rules: [attempt === 1 ? "now" : "fixed_delay"], soonAfter: true });
  });

  it("takes an outcome that is said again, or comes for an attempt that is over, for nothing", async () => {
    const before = await at.rows("select * from execution_counters");
    const last = at.requested.at(-1);
    if (!last) throw new Error("nothing was requested");
    await at.say(attemptEnded(last, "busy"));
    await at.say(attemptEnded({ ...last, data: { ...last.data, attempt: 1 } }, "completed"));
    await at.untilHeard();
    expect(await at.rows("select * from execution_counters")).toEqual(before);
  });

  it("shows its counters to its own organization and to no other", async () => {
    const ask = async (organizationId: string) => {
      const response = await fetch(`${at.url}/graphql`, {
        method: "POST",
        headers: { "content-type": "application/json", ...vouchFor({ organizationId, role: "viewer" }, GATEWAY_SECRET) },
        body: JSON.stringify({ query: `{ execution(id: "${executionId}") { status contactsCompleted connectionRate jobs(first: 2) { phone status } } }` }),
      });
      return (await response.json()) as { data: { execution: unknown } };
    };
    expect((await ask(at.organizationId)).data.execution).toEqual({
      status: "completed",
      contactsCompleted: 120,
      connectionRate: 60,
      jobs: [
        { phone: "+12025550000", status: "completed" },
        { phone: "+12025550001", status: "completed" },
      ],
    });
    expect((await ask("018f0000-0000-7000-8000-00000000000a")).data.execution).toBeNull();
  });
});

describe("an execution by the wall clock", () => {
  let at: Stage;
  beforeAll(async () => {
    at = await stage(() => null);
  });
  afterAll(() => at.stop());

  const mutate = async (name: string, id: string) => {
    const response = await fetch(`${at.url}/graphql`, {
      method: "POST",
      headers: { "content-type": "application/json", ...vouchFor({ organizationId: at.organizationId, role: "operator" }, GATEWAY_SECRET) },
      body: JSON.stringify({ query: `mutation { ${name}(id: "${id}") { status statusReason contactsPending contactsInProgress contactsSkipped } }` }),
    });
    return (await response.json()) as { data: Record<string, { status: string }>; errors?: { extensions: { code: string } }[] };
  };

  it("has at most as many attempts open as it may, whatever is due", async () => {
    const id = await at.launch(50, { maxConcurrentCalls: 7 }, "real_time");
    const open = () => at.requested.filter((event) => event.data.executionId === id).length;
    await at.until("seven are requested", () => open() === 7);
    const { data } = await mutate("cancelExecution", id);
    expect(data["cancelExecution"]).toMatchObject({ status: "cancelled" });
    await at.until("the others are skipped", async () => (await at.rows<Counters>("select * from execution_counters where execution_id = $1", [id]))[0]?.skipped === 43);
    expect(open()).toBe(7);
  });

  it("shares what its organization may have open with the organization's others, until that is lifted", async () => {
    const limits = (maxConcurrentCalls: number | null) =>
      at.say({ type: "organization.limits_changed", time: toIso(Date.now()), organization: at.organizationId, causation: null, data: { organizationId: at.organizationId, maxConcurrentCalls, callsPerSecond: null } });
    for (const event of at.requested) await at.say(attemptEnded(event, "completed"));
    await at.until("no call is open", async () => (await at.rows("select 1 from execution_counters where in_progress > 0")).length === 0);
    await limits(6);
    const ids = [await at.launch(10, { maxConcurrentCalls: 10 }, "real_time"), await at.launch(10, { maxConcurrentCalls: 10 }, "real_time")];
    const open = () => at.requested.filter((event) => ids.includes(event.data.executionId));
    await at.until("six are requested", () => open().length === 6);
    for (const event of open()) await at.say(attemptEnded(event, "completed"));
    await at.until("six more are requested", () => open().length === 12);
    await limits(null);
    await at.until("all are requested", () => open().length === 20);
    for (const id of ids) await mutate("cancelExecution", id);
    for (const event of open()) await at.say(attemptEnded(event, "completed"));
  });

  it("requests nothing while it is paused, answers a pause when its permits are over, and goes on when resumed", async () => {
    const id = await at.launch(30, { maxConcurrentCalls: 5 }, "real_time");
    const open = () => at.requested.filter((event) => event.data.executionId === id);
    await at.until("five are requested", () => open().length === 5);
    expect((await mutate("pauseExecution", id)).data["pauseExecution"]).toMatchObject({ status: "paused", statusReason: "manual" });
    expect(open().every((event) => instantOf(event.data.permit.notAfter) <= Date.now())).toBe(true);
    for (const event of open()) await at.say(attemptEnded(event, "completed"));
    await at.until("all five are recorded", async () => (await at.rows<Counters>("select * from execution_counters where execution_id = $1", [id]))[0]?.completed === 5);
    expect(open()).toHaveLength(5);
    expect((await mutate("resumeExecution", id)).data["resumeExecution"]).toMatchObject({ status: "running" });
    await at.until("five more are requested", () => open().length === 10);
    expect((await mutate("resumeExecution", id)).errors?.[0]?.extensions.code).toBe("EXECUTION_NOT_PAUSED");
    await mutate("cancelExecution", id);
  });

  it("waits for its start and ends at its stop", async () => {
    const id = await at.launch(4, { startAt: toIso(Date.now() + 700), stopAt: toIso(Date.now() + 1_500), maxConcurrentCalls: 2 }, "real_time");
    const statuses = () => at.said.filter((event) => event.type === "execution.changed").filter((event) => event.data.executionId === id).map((event) => event.data.status);
    await at.until("it has stopped", () => statuses().includes("stopped"));
    expect(statuses()).toEqual(["scheduled", "running", "stopped"]);
    await at.until("waiting jobs are over", async () => (await at.rows<Counters>("select * from execution_counters where execution_id = $1", [id]))[0]?.skipped === 2);
  });
});
