import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { isTracing, recordSpan } from "../trace/tracing";
import { newPlace } from "../trace/trace-place";
import { startSeen } from "./telemetry";

const idle = { stop: async () => undefined };
const span = (name: string) => ({ name, kind: "internal" as const, place: newPlace(), startedAt: 1_000, endedAt: 2_000, attributes: { "redial.job": "j", note: "to +12025550142" }, failure: "no route to +12025550143" });

describe("a service that is started to be seen", () => {
  it("records and sends nothing unless it is told whom to", async () => {
    const running = await startSeen({ service: "tested", host: "127.0.0.1", telemetry: { metricsPort: null, tracing: null } }, async () => idle);
    expect(isTracing()).toBe(false);
    recordSpan(span("unseen"));
    await running.stop();
    const without = await startSeen({ service: "tested", host: "127.0.0.1" }, async () => idle);
    expect(isTracing()).toBe(false);
    await without.stop();
  });

  it("sends what it recorded to the collector, with its headers and without phone numbers, before it has stopped", async () => {
    const received: { url: string; tenant: unknown; body: string }[] = [];
    const collector = createServer((request, response) => {
      void text(request).then((body) => {
        received.push({ url: request.url ?? "", tenant: request.headers["x-tenant"], body });
        response.end("{}");
      });
    });
    await new Promise<void>((resolve) => collector.listen(0, "127.0.0.1", resolve));
    const endpoint = `http://127.0.0.1:${(collector.address() as AddressInfo).port}`;
    const running = await startSeen({ service: "tested", host: "127.0.0.1", telemetry: { metricsPort: null, tracing: { endpoint, headers: { "x-tenant": "a" }, ratio: 1 } } }, async () => idle);
    expect(isTracing()).toBe(true);
    const recorded = span("seen");
    recordSpan(recorded);
    await running.stop();
    collector.closeAllConnections();
    collector.close();
    expect(received).toEqual([{ url: "/v1/traces", tenant: "a", body: expect.stringContaining(recorded.place.traceId) as string }]);
    expect(received[0]?.body).toContain(recorded.place.spanId);
    expect(received[0]?.body).toContain('"tested"');
    expect(received[0]?.body).not.toMatch(/2025550/);
    expect(isTracing()).toBe(false);
  });

  it("stops although its collector is gone, and leaves nothing on when its start fails", async () => {
    const tracing = { endpoint: "http://127.0.0.1:9", headers: {}, ratio: 1 };
    const running = await startSeen({ service: "tested", host: "127.0.0.1", telemetry: { metricsPort: 0, tracing } }, async () => idle);
    recordSpan(span("lost"));
    await running.stop();
    await expect(startSeen({ service: "tested", host: "127.0.0.1", telemetry: { metricsPort: 0, tracing } }, () => Promise.reject(new Error("no database")))).rejects.toThrow("no database");
    expect(isTracing()).toBe(false);
  });
});
