import { Rejection } from "@redial/kernel";
import { envNumber, type Env } from "./env";

/** Where traces go, and how many of them. */
export interface TracingConfig {
  /** The collector, to which `/v1/traces` is added. */
  endpoint: string;
  /** Sent with every request to the collector. */
  headers: Readonly<Record<string, string>>;
  /** The share of attempts and requests that are traced, above 0 to 1. The same for all processes, or traces are torn. */
  ratio: number;
}

/** How a process lets itself be seen. What is null is off, and costs nothing. */
export interface TelemetryConfig {
  /** The port of `/metrics`. */
  metricsPort: number | null;
  tracing: TracingConfig | null;
}

/** One attempt in a hundred: ten thousand traces a day at a million attempts. */
const DEFAULT_RATIO = 0.01;

/** Reads how a process lets itself be seen; the variables of traces are OpenTelemetry's own. Refuses what is out of bounds (`CONFIG_INVALID`). */
export function readTelemetryConfig(env: Env): TelemetryConfig {
  const [port, endpoint, headers, ratio] = [env["METRICS_PORT"], env["OTEL_EXPORTER_OTLP_ENDPOINT"], env["OTEL_EXPORTER_OTLP_HEADERS"], env["OTEL_TRACES_SAMPLER_ARG"]];
  return {
    metricsPort: port ? envNumber(env, "METRICS_PORT", 0, { min: 0, max: 65_535 }) : null,
    tracing: endpoint ? { endpoint: readEndpoint(endpoint), headers: readHeaders(headers || ""), ratio: readRatio(ratio) } : null,
  };
}

function readEndpoint(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (!url || !["http:", "https:"].includes(url.protocol)) {
    throw new Rejection("CONFIG_INVALID", "OTEL_EXPORTER_OTLP_ENDPOINT must be an address such as http://collector:4318.", ["OTEL_EXPORTER_OTLP_ENDPOINT"]);
  }
  return url.href.replace(/\/$/, "");
}

/** The form that OpenTelemetry gives them: `name=value,name=value`, URL-encoded. */
function readHeaders(text: string): Record<string, string> {
  const pairs = text.split(",").filter((pair) => pair.trim() !== "");
  return Object.fromEntries(
    pairs.map((pair) => {
      const [, name, value] = /^\s*([\w-]+)\s*=\s*(.*?)\s*$/.exec(pair) ?? [];
      if (!name || value === undefined) throw new Rejection("CONFIG_INVALID", "OTEL_EXPORTER_OTLP_HEADERS must be such as authorization=secret,tenant=a.", ["OTEL_EXPORTER_OTLP_HEADERS"]);
      return [name, decodeURIComponent(value)];
    }),
  );
}

function readRatio(text: string | undefined): number {
  const ratio = text ? Number(text) : DEFAULT_RATIO;
  if (!(ratio > 0 && ratio <= 1)) throw new Rejection("CONFIG_INVALID", `OTEL_TRACES_SAMPLER_ARG must be a share above 0, at most 1, not "${text}".`, ["OTEL_TRACES_SAMPLER_ARG"]);
  return ratio;
}
