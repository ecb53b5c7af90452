import { toIso } from "@redial/kernel";
import { stage, type Stage } from "./service.fixture";

describe("a launch that is taken back", () => {
  let at: Stage;
  beforeAll(async () => {
    at = await stage(() => null);
  });
  afterAll(() => at.stop());

  const withdraw = (executionId: string) =>
    at.say({ type: "execution.withdrawn", time: toIso(Date.now()), organization: at.organizationId, causation: null, data: { executionId, programId: executionId, reason: "experiment_stopped" } });
  const cancellations = (executionId: string) => at.said.filter((event) => event.type === "execution.changed" && event.data.executionId === executionId && event.data.status === "cancelled");

  it("is cancelled once, however often that is said, and whoever still waited is skipped", async () => {
    const executionId = await at.launch(30, { maxConcurrentCalls: 4 }, "real_time");
    await at.until("it calls", () => at.requested.filter(({ data }) => data.executionId === executionId).length === 4);
    await withdraw(executionId);
    await withdraw(executionId);
    await at.until("the waiting are skipped", async () => (await at.rows<{ skipped: number }>("select skipped from execution_counters where execution_id = $1", [executionId]))[0]?.skipped === 26);
    await at.until("the cancellation is told", () => cancellations(executionId).length > 0);
    expect(cancellations(executionId)).toHaveLength(1);
  });

  it("is cancelled before anybody was called when that is said right behind the launch", async () => {
    const executionId = await at.launch(6, { startAt: "2099-01-01T00:00:00Z" }, "real_time");
    await withdraw(executionId);
    await at.until("all are skipped", async () => (await at.rows<{ skipped: number }>("select skipped from execution_counters where execution_id = $1", [executionId]))[0]?.skipped === 6);
    await at.until("the cancellation is told", () => cancellations(executionId).length > 0);
    expect(at.requested.filter(({ data }) => data.executionId === executionId)).toEqual([]);
    expect(cancellations(executionId)).toHaveLength(1);
  });
});
