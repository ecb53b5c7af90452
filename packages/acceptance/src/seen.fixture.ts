import { throwAwayFolder } from "@redial/embedded";
import { firstKey, launchProgram, metricsPortOf, PROCESSES, redialClient, startSystem, type LaunchedProgram, type RedialClient, type RunningSystem } from "@redial/start";
import { startCollector, type CollectedSpan, type Collector } from "./collector.fixture";
import { eventually } from "./eventually";
import { freePortsInARow } from "./free-ports-in-a-row.fixture";
import { manyContacts } from "./many-contacts";
import { untilOver } from "./until-over";

const WITHIN_MS = 120_000;
const SEEN = PROCESSES.filter((name) => name !== "network");

/** What an operator sees of a whole Redial: an attempt as one trace through all services and the bus, and every process' metrics. */
export function seen(bus: "embedded" | "kafka"): void {
  describe("a Redial that is looked at", () => {
    let collector: Collector;
    let system: RunningSystem;
    let client: RedialClient;
    let launched: LaunchedProgram;
    let metricsPort: number;
    let jobId: string;
    let stop = async (): Promise<void> => undefined;

    beforeAll(async () => {
      const folder = await throwAwayFolder();
      collector = await startCollector();
      metricsPort = await freePortsInARow(PROCESSES.length);
      const tracing = { OTEL_EXPORTER_OTLP_ENDPOINT: collector.url, OTEL_TRACES_SAMPLER_ARG: "1" };
      system = await startSystem({ dataDir: folder.path, bus, durable: false, speed: 300, logLevel: "warn", tracing, metricsPort });
      stop = async () => {
        await system.stop();
        await collector.stop();
        folder.remove();
      };
      client = redialClient(system.gatewayUrl, await firstKey(system, folder.path));
      launched = await launchProgram(client, {
        name: "Seen",
        settings: { retryStrategy: { type: "none" }, carrier: "simulator", answerProfile: "known_consumer", maxConcurrentCalls: 5 },
        contacts: manyContacts(3),
        clock: "real_time",
        seed: "seen",
        idempotencyKey: "seen",
      });
      await untilOver(client, launched.executionId);
      const { execution } = await client.ask<{ execution: { jobs: { id: string }[] } }>(`query Jobs { execution(id: "${launched.executionId}") { jobs { id } } }`);
      jobId = execution.jobs[0]?.id ?? "";
    }, WITHIN_MS);
    afterAll(() => stop(), WITHIN_MS);

    const traceWith = (traceId: string | undefined) => collector.spans().filter((span) => span.traceId === traceId);
    const said = (spans: readonly CollectedSpan[]) => spans.map(({ service, name }) => `${service}: ${name}`);

    it("tells an attempt as one trace, from its request through both buses' headers to the report", async () => {
      const spans = await eventually("the whole trace of an attempt", async () => {
        const root = collector.spans().find(({ name, attributes }) => name === "attempt" && attributes["redial.job"] === jobId);
        const trace = traceWith(root?.traceId);
        return said(trace).includes("reporting: handle job.ended") && said(trace).includes("dialer: call") ? trace : null;
      });
      expect(said(spans)).toEqual(
        expect.arrayContaining([
          "scheduler: attempt",
          "scheduler: request attempt",
          "scheduler: publish attempt.requested",
          "dialer: handle attempt.requested",
          "dialer: call",
          "dialer: publish attempt.ended",
          "scheduler: handle attempt.ended",
          "scheduler: publish job.ended",
          "reporting: handle job.ended",
        ]),
      );
      const ids = new Set(spans.map(({ spanId }) => spanId));
      const roots = spans.filter(({ parentSpanId }) => parentSpanId === undefined);
      expect(roots.map(({ name }) => name)).toEqual(["attempt"]);
      expect(spans.filter(({ parentSpanId }) => parentSpanId !== undefined && !ids.has(parentSpanId))).toEqual([]);
      expect(new Set(collector.spans().filter(({ name }) => name === "attempt").map(({ traceId }) => traceId)).size).toBe(3);
    });

    it("tells a launch as one trace, from the request at the gateway to the jobs that it made", async () => {
      await eventually("the trace of the launch", async () => {
        const launch = collector.spans().find(({ service, name }) => service === "gateway" && name === "POST Launch");
        const names = said(traceWith(launch?.traceId));
        const wanted = ["gateway: POST Launch", "gateway: ask program", "program: publish execution.launched", "scheduler: handle execution.launched"];
        return wanted.every((one) => names.includes(one)) ? true : null;
      });
    });

    it("sends no phone number", () => {
      expect(collector.spans().length).toBeGreaterThan(0);
      expect(collector.received()).not.toMatch(/(\+|%2B)\d{7,}/i);
    });

    it("answers at every process for the operator's questions, and not through the gateway", async () => {
      const metrics = new Map(await Promise.all(SEEN.map(async (name) => [name, await (await fetch(`http://127.0.0.1:${metricsPortOf(name, metricsPort)}/metrics`)).text()] as const)));
      for (const name of SEEN) expect(metrics.get(name)).toMatch(new RegExp(`nodejs_eventloop_lag_p99_seconds\\{service="${name}"\\} `));
      expect(metrics.get("scheduler")).toContain('redial_attempts_requested_total{carrier="simulator",clock="real_time",service="scheduler"} 3');
      expect(metrics.get("scheduler")).toContain('redial_due_jobs{waits_for="scheduler",service="scheduler"} 0');
      expect(metrics.get("scheduler")).toMatch(/redial_consumer_lag_messages\{group="scheduler.dialer",topic="dialer.events",service="scheduler"\} 0/);
      expect(metrics.get("scheduler")).toMatch(/redial_outbox_oldest_seconds\{service="scheduler"\} \d/);
      expect(metrics.get("scheduler")).toMatch(/redial_database_oldest_xmin_seconds\{service="scheduler"\} \d/);
      expect(metrics.get("reporting")).toMatch(/redial_dead_letters_total\{group="reporting",service="reporting"\} 0/);
      expect(metrics.get("gateway")).toMatch(/redial_graphql_requests_total\{operation="Launch",type="mutation",outcome="ok",service="gateway"\} 1/);
      expect(metrics.get("gateway")).not.toContain("redial_database_up{");
      const ended = [...(metrics.get("dialer") ?? "").matchAll(/^redial_attempts_ended_total\{.*\} (\d+)$/gm)].map(([, count]) => Number(count));
      expect(ended.reduce((sum, count) => sum + count, 0)).toBe(3);
      expect((await fetch(`${system.gatewayUrl}/metrics`)).status).toBe(401);
    });
  });
}
