import { vouchFor } from "@redial/platform";
import { GATEWAY_SECRET, stage, type Stage } from "./service.fixture";

describe("an auto-pause rule on a virtual clock", () => {
  let at: Stage;
  beforeAll(async () => {
    at = await stage(({ phone }) => (Number(phone.slice(-3)) % 200 >= 60 ? "network_error" : "completed"));
  });
  afterAll(() => at.stop());

  const ask = async (query: string) => {
    const response = await fetch(`${at.url}/graphql`, {
      method: "POST",
      headers: { "content-type": "application/json", ...vouchFor({ organizationId: at.organizationId, role: "operator" }, GATEWAY_SECRET) },
      body: JSON.stringify({ query }),
    });
    return ((await response.json()) as { data: { of: Record<string, unknown> | null } }).data.of;
  };
  const shown = (id: string) => ask(`{ of: execution(id: "${id}") { status statusReason virtualNow contactsPending autoPaused { counted ofLast share rule { outcomes share ofLast count } } } }`);

  it("pauses between two waves, at the same call in every run, and goes on when resumed", async () => {
    const autoPause = [{ outcomes: ["network_error" as const], share: 0.4, ofLast: 20 }];
    const startAt = "2025-01-20T09:00:00.000Z";
    const run = async () => {
      const id = await at.launch(200, { maxConcurrentCalls: 10, autoPause, startAt, retryStrategy: { type: "none" } });
      await at.until("it has paused", async () => (await shown(id))?.["status"] === "paused");
      return { id, seen: await shown(id), requested: at.requested.filter((event) => event.data.executionId === id).length };
    };
    const first = await run();
    const second = await run();
    expect(first.seen).toMatchObject({
      statusReason: "threshold",
      contactsPending: 130,
      autoPaused: { counted: 8, ofLast: 20, share: 0.4, rule: { outcomes: ["network_error"], share: 0.4, ofLast: 20, count: null } },
    });
    expect([second.seen, second.requested]).toEqual([first.seen, first.requested]);
    expect(first.requested).toBe(70);
    expect(await ask(`mutation { of: resumeExecution(id: "${first.id}") { status autoPaused { counted } } }`)).toEqual({ status: "running", autoPaused: null });
    await at.until("it has paused again", async () => (await shown(first.id))?.["status"] === "paused");
    expect(await shown(first.id)).toMatchObject({ contactsPending: 110, autoPaused: { counted: 20 } });
  });
});
