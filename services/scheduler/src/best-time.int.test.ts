import type { Fact } from "@redial/contracts";
import { MINUTE_MS, toIso, WEEKDAYS } from "@redial/kernel";
import { stage, type Stage } from "./service.fixture";

const BEST_HOUR = WEEKDAYS.indexOf("wednesday") * 24 + 18;
const LADDER = { type: "ladder" as const, steps: [{ afterMinutes: 60, bestTime: { within: "P7D" } }] };
// A Monday, so that Wednesday is within the week.
const MONDAY_9 = "2025-01-20T09:00:00.000Z";

/** Rates of 10 %, but 30 % at one hour of the week. */
function learned(organizationId: string, version: number, bestHour: number): Fact {
  const byHour = Array.from({ length: 168 }, (_, hour) => (hour === bestHour ? 0.3 : 0.1));
  return { type: "rates.learned", time: MONDAY_9, organization: organizationId, causation: null, data: { organizationId, clock: "fast_forward", version, learnedAt: MONDAY_9, attempts: 10_000, overall: 0.1, byHour } };
}

describe("a step at the best time", () => {
  let at: Stage;
  beforeAll(async () => {
    at = await stage(() => "no_answer");
  });
  afterAll(() => at.stop());

  /** Launches for twenty people nobody of whom answers; gives when the second attempts began and why. */
  async function retriesOf(): Promise<{ requestedAt: number; because: { rule: string; choice?: string; version?: number; hour?: number; rate?: number }[] }[]> {
    const executionId = await at.launch(20, { retryStrategy: LADDER, startAt: MONDAY_9, maxConcurrentCalls: 20 });
    await at.until("it has completed", () => at.said.some(({ type, data }) => type === "execution.changed" && data.executionId === executionId && data.status === "completed"));
    return at.rows(`select date_part('epoch', requested_at) * 1000 as "requestedAt", because from attempt where execution_id = $1 and attempt = 2`, [executionId]);
  }

  const version = async () => (await at.rows<{ version: string }>("select version from learned_rates"))[0]?.version;

  it("calls after its least delay while no rates are known, and says so", async () => {
    const retries = await retriesOf();
    expect(retries).toHaveLength(20);
    for (const { requestedAt, because } of retries) {
      expect(requestedAt).toBe(Date.parse(MONDAY_9) + 20_000 + 60 * MINUTE_MS);
      expect(because).toContainEqual(expect.objectContaining({ rule: "best_time", choice: "no_rates" }));
    }
  });

  it("is planned by the rates that were heard of last, spread over their best hour, with their version in the attempt", async () => {
    await at.say(learned(at.organizationId, 5, BEST_HOUR));
    await at.until("the rates are kept", async () => (await version()) === "5");
    const retries = await retriesOf();
    for (const { requestedAt, because } of retries) {
      expect(toIso(requestedAt).slice(0, 13)).toBe("2025-01-22T18");
      expect(because).toContainEqual(expect.objectContaining({ rule: "best_time", choice: "best_hour", version: 5, hour: BEST_HOUR, rate: 0.3 }));
    }
    expect(new Set(retries.map(({ requestedAt }) => requestedAt)).size).toBeGreaterThan(15);
  });

  it("is not planned by rates that come late and are older", async () => {
    await at.say(learned(at.organizationId, 4, BEST_HOUR - 1));
    await at.say(learned(at.organizationId, 6, BEST_HOUR + 1));
    await at.until("the newer rates are kept", async () => (await version()) === "6");
    await at.say(learned(at.organizationId, 5, BEST_HOUR));
    await at.until("the last word was heard", async () => {
      const [mark] = await at.rows<{ sequence: number }>("select max(sequence)::int as sequence from inbox_mark where topic = 'reporting.events'");
      return mark?.sequence === 4;
    });
    expect(await version()).toBe("6");
    const [retry] = await retriesOf();
    expect(retry?.because).toContainEqual(expect.objectContaining({ rule: "best_time", version: 6, hour: BEST_HOUR + 1 }));
  });

  it("is planned by the rates of the region called where that has rates of its own, and says so", async () => {
    const rates = learned(at.organizationId, 7, BEST_HOUR);
    if (rates.type !== "rates.learned") throw new Error("not the rates");
    const own = { key: "region", value: "us-tx", overall: 0.1, byHour: rates.data.byHour.map((_, hour) => (hour === BEST_HOUR + 2 ? 0.3 : 0.1)) };
    await at.say({ ...rates, data: { ...rates.data, segments: [own] } });
    await at.until("the rates are kept", async () => (await version()) === "7");
    const people = [{ phone: "+12145550100", region: "us-tx" }, { phone: "+12075550100", region: "us-me" }];
    const executionId = await at.launch(people, { retryStrategy: LADDER, startAt: MONDAY_9 });
    await at.until("it has completed", () => at.said.some(({ type, data }) => type === "execution.changed" && data.executionId === executionId && data.status === "completed"));
    const retries = await at.rows<{ region: string; because: { rule: string }[] }>(
      "select j.region, a.because from attempt a join job j on j.id = a.job_id where a.execution_id = $1 and a.attempt = 2 order by j.region desc",
      [executionId],
    );
    expect(retries.map(({ because }) => because.find(({ rule }) => rule === "best_time"))).toEqual([
      expect.objectContaining({ version: 7, hour: BEST_HOUR + 2, segment: { key: "region", value: "us-tx" } }),
      expect.not.objectContaining({ segment: expect.anything() as unknown }),
    ]);
  });
});
