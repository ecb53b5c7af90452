import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { collectDefaultMetrics } from "prom-client";
import type { Running } from "../process/lifecycle";
import { metricsRegistry, readMetrics } from "./registry";

export interface MetricsAddress {
  host: string;
  /** 0 takes any free port. */
  port: number;
  /** Who tells it: a label of every metric. */
  service: string;
}

/** How often it is looked how late timers are; more often costs an idle process more than it does. */
const EVENT_LOOP_LOOK_MS = 50;

let isCollecting = false;

/**
 * Answers `GET /metrics` on a port of its own, which the gateway passes nothing on to. From the first call on, the process also tells of its memory,
 * processor time, event loop and garbage collection.
 */
export async function serveMetrics({ host, port, service }: MetricsAddress): Promise<Running & { url: string }> {
  metricsRegistry.setDefaultLabels({ service });
  if (!isCollecting) collectDefaultMetrics({ register: metricsRegistry, eventLoopMonitoringPrecision: EVENT_LOOP_LOOK_MS });
  isCollecting = true;
  const server = createServer((request, response) => {
    if (request.method !== "GET" || request.url !== "/metrics") return void response.writeHead(404).end();
    readMetrics().then(
      (text) => response.writeHead(200, { "content-type": metricsRegistry.contentType }).end(text),
      () => response.writeHead(500).end(),
    );
  });
  await new Promise<void>((resolve, reject) => server.once("error", reject).listen(port, host, resolve));
  return {
    url: `http://${host}:${(server.address() as AddressInfo).port}`,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
