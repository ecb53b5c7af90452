import { DAY_MS, HOUR_MS, MINUTE_MS } from "@redial/kernel";
import { forgetCalls as forgetStored } from "./store/past-calls";
import { forgetCalls } from "./usecases/forget-calls";
import { openOffice, type CallUp, type Office } from "./limits.fixture";

const ANN = "+12025550101";
const daily = { frequencyCaps: [{ max: 2, perHours: 24 }] };
const only = (calls: readonly CallUp[], executionId: string) => calls.filter((call) => call.executionId === executionId);

describe("a frequency cap", () => {
  let office: Office;
  beforeEach(async () => {
    office = await openOffice();
  });
  afterEach(() => office.stop());

  /** Calls everyone who is due and lets each call end so. */
  const callAll = async (outcome: Parameters<Office["answer"]>[1], detail?: string) => {
    const calls = await office.look();
    for (const call of calls) await office.answer(call, outcome, detail);
    return calls;
  };

  it("counts the calls of all programs of the organization, those without limits and those before the first limit among them", async () => {
    const beganAt = office.clock.now();
    await office.launch([ANN]);
    await callAll("completed");
    office.clock.advance(HOUR_MS);
    await office.launch([ANN]);
    expect(await office.look()).toHaveLength(1);

    const capped = await office.launch([ANN], { snapshot: { frequencyCaps: [{ max: 3, perHours: 24 }] } });
    expect(only(await office.look(), capped)).toHaveLength(1);
    await callAll("completed");

    const other = await office.launch([ANN], { snapshot: { frequencyCaps: [{ max: 3, perHours: 24 }] } });
    expect(await office.look()).toEqual([]);
    expect(await office.job(other, ANN)).toMatchObject({ state: 0, attempt: 0, dueAt: beganAt + DAY_MS, rules: ["now", "frequency_cap"] });
  });

  it("counts nothing of another organization", async () => {
    await office.launch([ANN], { organizationId: "018f0000-0000-7000-8000-0000000000cc", snapshot: daily });
    await callAll("completed");
    const capped = await office.launch([ANN], { snapshot: { frequencyCaps: [{ max: 1, perHours: 24 }] } });
    expect(only(await office.look(), capped)).toHaveLength(1);
  });

  it("postpones a due call whose number was called meanwhile, and tells why", async () => {
    const first = await office.launch([ANN], { snapshot: { frequencyCaps: [{ max: 1, perHours: 24 }] } });
    const second = await office.launch([ANN], { snapshot: { frequencyCaps: [{ max: 1, perHours: 24 }] } });
    const [call] = await office.look();
    const postponed = call?.executionId === first ? second : first;
    expect(await office.job(postponed, ANN)).toMatchObject({ state: 0, dueAt: office.clock.now() + DAY_MS, rules: ["now", "frequency_cap"] });
    expect((await office.said(postponed)).at(-1)).toMatchObject({ type: "attempt.postponed", data: { attempt: 1, because: [{ rule: "frequency_cap", cap: { max: 1, perHours: 24 } }] } });
    office.clock.advance(DAY_MS);
    expect(only(await office.look(), postponed)).toHaveLength(1);
  });

  it("moves a retry behind it when that is planned", async () => {
    const id = await office.launch([ANN], { snapshot: daily });
    await callAll("busy");
    office.clock.advance(HOUR_MS);
    const beganAt = office.clock.now() - HOUR_MS;
    await callAll("no_answer");
    expect(await office.job(id, ANN)).toMatchObject({ dueAt: beganAt + DAY_MS, rules: ["fixed_delay", "frequency_cap"] });
    expect((await office.said(id)).at(-1)).toMatchObject({ type: "retry.planned", data: { because: [{ rule: "fixed_delay" }, { rule: "frequency_cap" }] } });
  });

  it("ends a job as stopped that it would keep until the stop", async () => {
    await office.launch([ANN], { snapshot: { frequencyCaps: [{ max: 1, perHours: 24 }] } });
    await callAll("completed");
    const stopAt = office.clock.now() + HOUR_MS;
    const id = await office.launch([ANN], { execution: { stopAt }, snapshot: { frequencyCaps: [{ max: 1, perHours: 24 }], stopAt: new Date(stopAt).toISOString() } });
    expect(await office.job(id, ANN)).toMatchObject({ state: 2, result: "skipped", reason: "stopped", rules: ["now", "frequency_cap", "stop_at"] });
  });

  it.each([["refused", undefined], ["network_error", undefined], ["invalid_number", undefined]] as const)("is given back a call that came to %s", async (outcome, detail) => {
    await office.launch([ANN], { snapshot: { retryStrategy: { type: "none" }, frequencyCaps: [{ max: 1, perHours: 24 }], ...(outcome === "refused" && { maxConcurrentCalls: 1 }) } });
    await callAll(outcome, detail);
    expect(await office.database.rows("select 1 from past_call")).toEqual([]);
    expect(await office.look()).toHaveLength(outcome === "refused" ? 1 : 0);
  });

  it("counts a call that was lost", async () => {
    await office.launch([ANN], { snapshot: { retryStrategy: { type: "none" }, frequencyCaps: [{ max: 1, perHours: 24 }] } });
    await callAll("network_error", "lost");
    const id = await office.launch([ANN], { snapshot: { frequencyCaps: [{ max: 1, perHours: 24 }] } });
    expect((await office.job(id, ANN)).rules).toEqual(["now", "frequency_cap"]);
  });

  it.each([["conversation", "completed", undefined], ["refusal", "rejected", undefined], ["abandoned_call", "completed", "abandoned"]] as const)("is joined by a cool-down after a %s", async (after, outcome, detail) => {
    await office.launch([ANN], { snapshot: { retryStrategy: { type: "none" }, coolDowns: [{ after, hours: 72 }] } });
    const [call] = await callAll(outcome, detail);
    const id = await office.launch([ANN], { snapshot: { coolDowns: [{ after, hours: 72 }] } });
    expect(await office.job(id, ANN)).toMatchObject({ dueAt: (call?.requestedAt ?? 0) + MINUTE_MS + 72 * HOUR_MS, rules: ["now", "cool_down"] });
  });

  it("forgets calls that it does not look back at any more", async () => {
    await office.launch([ANN, "+12025550102"], { snapshot: daily });
    await callAll("completed");
    await office.database.rows("update past_call set keep_until = now() - interval '1 second' where phone = $1", [ANN]);
    const forget = forgetCalls({ forgetCalls: (limit) => forgetStored(office.database, limit) });
    expect(await forget()).toBe(false);
    expect(await office.database.rows("select phone from past_call")).toEqual([{ phone: "+12025550102" }]);
  });

  it("on a virtual clock counts the execution's own calls, on that clock, and leaves no trace for others", async () => {
    await office.launch([ANN]);
    await callAll("completed");
    const virtual = await office.launch([ANN], { execution: { clock: "fast_forward" }, snapshot: daily });
    const [first] = await callAll("busy");
    const [second] = await callAll("busy");
    expect((second?.requestedAt ?? 0) - (first?.requestedAt ?? 0)).toBe(31 * MINUTE_MS);
    const [third] = await office.look();
    expect(third).toMatchObject({ executionId: virtual, requestedAt: (first?.requestedAt ?? 0) + DAY_MS });

    const wall = await office.launch([ANN], { snapshot: daily });
    expect(only(await office.look(), wall)).toHaveLength(1);
  });
});

describe("two schedulers that serve two programs at once", () => {
  it("never call a number more often than its cap allows, however the claims fall", async () => {
    const office = await openOffice(2);
    const phones = Array.from({ length: 200 }, (_, index) => `+1202555${String(1_000 + index)}`);
    const snapshot = { retryStrategy: { type: "fixed_delay" as const, delayMinutes: 1, maxRetries: 5 }, frequencyCaps: [{ max: 3, perHours: 24 }] };
    const executions = [await office.launch(phones, { snapshot }), await office.launch([...phones].reverse(), { snapshot })];
    const begun = new Map<string, number>();
    for (let round = 0; round < 4; round++) {
      const calls = await office.claimApart(executions);
      for (const { phone } of calls) begun.set(phone, (begun.get(phone) ?? 0) + 1);
      for (const call of calls) await office.answer(call, "busy");
      office.clock.advance(5 * MINUTE_MS);
    }
    expect([begun.size, new Set(begun.values())]).toEqual([phones.length, new Set([3])]);
    expect(await office.database.rows("select count(*)::int as jobs from job where state = 0")).toEqual([{ jobs: 400 }]);
    await office.stop();
  }, 120_000);
});
