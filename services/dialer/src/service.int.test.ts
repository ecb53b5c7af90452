import { fork, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import path from "node:path";
import type { Envelope } from "@redial/contracts";
import { consume, createLog, GATEWAY_HEADERS, openBus, type Bus, type EventBatch, type Running } from "@redial/platform";
import { createTestDatabase } from "@redial/testing";
import { startNetworkProcess, type NetworkProcess } from "./network-process.fixture";
import { schemaText, SCHEMA_FILE } from "./print-schema";
import { newScript } from "./requests.fixture";
import { createService } from "./service";
import type { AttemptRequestedEvent } from "./usecases/ports";

type OutcomeEvent = Extract<Envelope, { type: "attempt.ended" | "attempt.refused" }>;

const MAIN = path.join(__dirname, "../dist/main.js");
const ATTEMPTS = 3_000;
const log = createLog("test", "error");

let network: NetworkProcess;
let databases: Awaited<ReturnType<typeof createTestDatabase>>[];
let env: Record<string, string>;
let bus: Bus;
let sequence = 0;

beforeAll(async () => {
  network = await startNetworkProcess();
  databases = [await createTestDatabase(), await createTestDatabase()];
  const [own, shared] = databases.map(({ url }) => url);
  env = { DATABASE_URL: own ?? "", BUS_URL: shared ?? "", GATEWAY_SECRET: "secret", SIMULATED_NETWORK_URL: network.url, LOG_LEVEL: "error", PORT: "0" };
  bus = await openBus(shared ?? "", "test", log);
});
afterAll(async () => {
  await bus.close();
  await network.stop();
  for (const database of databases) await database.drop();
});

async function startDialer(): Promise<ChildProcess> {
  const child = fork(MAIN, { env: { ...process.env, ...env }, stdio: ["ignore", "ignore", "inherit", "ipc"] });
  await once(child, "message");
  return child;
}

async function ask(requests: readonly AttemptRequestedEvent[]): Promise<void> {
  await bus.publish(requests.map((event) => ({ topic: "scheduler.events", key: event.key, type: event.type, sequence: ++sequence, body: JSON.stringify(event) })));
}

/**
 * Hears the dialer as a service does, which knows a message that a killed relay published again by its sequence; asks again for what was refused.
 * Answers how often each job's attempt was said to have ended, once all were.
 */
async function untilAllEnded(requests: readonly AttemptRequestedEvent[]): Promise<Map<string, number>> {
  const byJob = new Map(requests.map((request) => [request.data.jobId, request]));
  const ended = new Map<string, number>();
  const heardUpTo = new Map<number, number>();
  let subscription: Running | undefined;
  await new Promise<void>((resolve, reject) => {
    const handle = async ({ input: { partition }, events }: EventBatch<OutcomeEvent>) => {
      const again: AttemptRequestedEvent[] = [];
      for (const { sequence, event } of events) {
        if (sequence <= (heardUpTo.get(partition) ?? 0)) continue;
        heardUpTo.set(partition, sequence);
        const { jobId } = event.data;
        const request = byJob.get(jobId);
        if (!request) continue;
        if (event.type === "attempt.refused") again.push(request);
        else ended.set(jobId, (ended.get(jobId) ?? 0) + 1);
      }
      await ask(again);
      if (ended.size === byJob.size) resolve();
    };
    consume({ bus, group: "test", topics: ["dialer.events"], types: ["attempt.ended", "attempt.refused"], log, handle }).then((heard) => (subscription = heard), reject);
  });
  await subscription?.stop();
  return ended;
}

describe("a dialer that is killed while it dials", () => {
  it("leaves no attempt without an end, and rings none twice", async () => {
    const script = newScript();
    const requests = Array.from({ length: ATTEMPTS }, () => script.request());
    const first = await startDialer();
    await ask(requests);
    while ((await network.counted(script.executionId)).placings < ATTEMPTS / 6) continue;
    first.kill("SIGKILL");
    await once(first, "exit");
    expect((await network.counted(script.executionId)).placings).toBeLessThan(ATTEMPTS);

    const second = await startDialer();
    const ended = await untilAllEnded(requests);
    expect(new Set(ended.values())).toEqual(new Set([1]));
    expect(await network.counted(script.executionId)).toMatchObject({ attempts: ATTEMPTS, placings: ATTEMPTS, placedTwice: 0 });
    second.kill("SIGTERM");
    expect((await once(second, "exit"))[0]).toBe(0);
  });
});

describe("the subgraph", () => {
  let dialer: Running & { url: string };
  const script = newScript();
  const request = script.request();
  const attemptId = `${request.data.jobId}:1`;

  beforeAll(async () => {
    const { DATABASE_URL: databaseUrl = "", BUS_URL: busUrl = "" } = env;
    dialer = await createService({
      config: { host: "127.0.0.1", port: 0, databaseUrl, busUrl, gatewaySecret: "secret", simulatedNetworkUrl: network.url, logLevel: "error", drainMs: 0 },
      log,
    });
    await ask([request]);
    await untilAllEnded([request]);
  });
  afterAll(() => dialer.stop());

  async function query(text: string, organization: string, variables: object = {}): Promise<{ data: Record<string, unknown> }> {
    const headers = { "content-type": "application/json", [GATEWAY_HEADERS.secret]: "secret", [GATEWAY_HEADERS.organization]: organization, [GATEWAY_HEADERS.role]: "viewer" };
    const response = await fetch(`${dialer.url}/graphql`, { method: "POST", headers, body: JSON.stringify({ query: text, variables }) });
    return (await response.json()) as { data: Record<string, unknown> };
  }

  it("is the one that was committed", async () => expect(await schemaText()).toBe(readFileSync(SCHEMA_FILE, "utf8")));

  it("tells the carriers with their limits", async () => {
    const { data } = await query("{ carriers { name kind liveCalls limits { concurrent callsPerSecond } } }", script.organizationId);
    const limits = { concurrent: 10_000, callsPerSecond: 1_000 };
    expect(data["carriers"]).toEqual(["simulator", "replay"].map((name) => ({ name, kind: "simulated_network", liveCalls: 0, limits })));
  });

  it("tells the carrier's record of an attempt to its own organization only", async () => {
    const text = `query ($of: [_Any!]!) { _entities(representations: $of) { ... on Attempt { id carrierRecord { carrier callerId state placedAt carrierCode } } } }`;
    const of = [{ __typename: "Attempt", id: attemptId }];
    const record = { carrier: "simulator", callerId: "+12125550100", state: "ended", placedAt: "2025-03-03T09:00:00.000Z", carrierCode: expect.stringMatching(/^sip:/) };
    expect((await query(text, script.organizationId, { of })).data["_entities"]).toEqual([{ id: attemptId, carrierRecord: record }]);
    expect((await query(text, newScript().organizationId, { of })).data["_entities"]).toEqual([{ id: attemptId, carrierRecord: null }]);
  });
});
