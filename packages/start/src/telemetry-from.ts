import type { SystemOptions } from "./system";

const TRACING = ["OTEL_EXPORTER_OTLP_ENDPOINT", "OTEL_EXPORTER_OTLP_HEADERS", "OTEL_TRACES_SAMPLER_ARG"] as const;

/** What the environment says of traces and metrics: OpenTelemetry's variables as they are, and `METRICS_PORT` as the port of the first process. */
export function telemetryFrom(env: Readonly<Record<string, string | undefined>>): Pick<SystemOptions, "tracing" | "metricsPort"> {
  const tracing = Object.fromEntries(TRACING.flatMap((name) => (env[name] ? [[name, env[name]]] : [])));
  return { tracing, ...(env["METRICS_PORT"] && { metricsPort: Number(env["METRICS_PORT"]) }) };
}
