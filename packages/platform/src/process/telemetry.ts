import { createRequire } from "node:module";
import { setTimeout as sleep } from "node:timers/promises";
import { serveMetrics } from "../metrics/serve-metrics";
import type { otlpSpans } from "../trace/otlp-spans";
import { sendSpansTo } from "../trace/tracing";
import { stopInOrder, type Running } from "./lifecycle";
import type { TelemetryConfig } from "./telemetry-config";

export interface Seen {
  service: string;
  host: string;
  /** Left out: nothing of it is told to anyone. */
  telemetry?: TelemetryConfig | undefined;
}

/** A service has nine seconds to stop in all. */
const FLUSH_WITHIN_MS = 1_500;

/**
 * Starts a service so that it can be seen: its metrics on a port of their own, its traces at a collector, each only where the configuration names one.
 * What sends traces is loaded only then. Metrics answer while the service starts and until it has stopped.
 */
export async function startSeen({ service, host, telemetry }: Seen, start: () => Promise<Running>): Promise<Running> {
  const metrics = telemetry?.metricsPort === null || telemetry === undefined ? undefined : await serveMetrics({ host, port: telemetry.metricsPort, service });
  const spans = telemetry?.tracing ? loadOtlpSpans()(service, telemetry.tracing) : undefined;
  sendSpansTo(spans);
  const tracing: Running = {
    async stop() {
      sendSpansTo(undefined);
      // A collector that is gone is no reason to have stopped badly.
      await Promise.race([spans?.stop().catch(() => undefined), sleep(FLUSH_WITHIN_MS, undefined, { ref: false })]);
    },
  };
  try {
    return stopInOrder([await start(), ...(metrics ? [metrics] : []), tracing]);
  } catch (error) {
    await metrics?.stop();
    await tracing.stop();
    throw error;
  }
}

function loadOtlpSpans(): typeof otlpSpans {
  const loaded = createRequire(__filename)("../trace/otlp-spans") as { otlpSpans: typeof otlpSpans };
  return loaded.otlpSpans;
}
