import { ROOT_CONTEXT, SpanKind, SpanStatusCode, trace, TraceFlags, type SpanContext } from "@opentelemetry/api";
import { OTLPTraceExporter } from "@opentelemetry/exporter-trace-otlp-http";
import { Resource } from "@opentelemetry/resources";
import { AlwaysOnSampler, BasicTracerProvider, BatchSpanProcessor } from "@opentelemetry/sdk-trace-base";
import type { Running } from "../process/lifecycle";
import { maskPhones } from "../process/log";
import type { TracingConfig } from "../process/telemetry-config";
import type { TracePlace } from "./trace-place";
import type { FinishedSpan, SpanSink } from "./tracing";

const KINDS: Readonly<Record<FinishedSpan["kind"], SpanKind>> = {
  internal: SpanKind.INTERNAL,
  server: SpanKind.SERVER,
  client: SpanKind.CLIENT,
  producer: SpanKind.PRODUCER,
  consumer: SpanKind.CONSUMER,
};

/**
 * Sends spans, phone numbers masked, to an OpenTelemetry collector over HTTP, in batches, within five seconds. Those that it does not take are dropped, and so are the newest
 * when more than two thousand wait: a collector that is gone costs no memory and holds nobody up. Stopping sends what waits.
 */
export function otlpSpans(service: string, { endpoint, headers, ratio }: TracingConfig): SpanSink & Running {
  // Whether a trace is recorded was decided before a span gets here, and so was its id.
  let next: TracePlace = { traceId: "", spanId: "" };
  const provider = new BasicTracerProvider({
    resource: new Resource({ "service.name": service, "service.namespace": "redial" }),
    sampler: new AlwaysOnSampler(),
    idGenerator: { generateTraceId: () => next.traceId, generateSpanId: () => next.spanId },
    spanProcessors: [new BatchSpanProcessor(new OTLPTraceExporter({ url: `${endpoint}/v1/traces`, headers: { ...headers } }))],
  });
  const tracer = provider.getTracer("redial");
  return {
    ratio,
    take({ name, kind, place, parent, startedAt, endedAt, attributes, failure, links = [] }) {
      next = place;
      const context = parent ? trace.setSpanContext(ROOT_CONTEXT, { ...contextOf({ traceId: place.traceId, spanId: parent }), isRemote: true }) : ROOT_CONTEXT;
      const options = { kind: KINDS[kind], startTime: startedAt, attributes: Object.fromEntries(Object.entries(attributes).map(([key, value]) => [key, typeof value === "string" ? maskPhones(value) : value])), links: links.map((link) => ({ context: contextOf(link) })) };
      const span = tracer.startSpan(name, options, context);
      if (failure !== undefined) span.setStatus({ code: SpanStatusCode.ERROR, message: maskPhones(failure) });
      span.end(endedAt);
    },
    stop: () => provider.shutdown(),
  };
}

function contextOf({ traceId, spanId }: TracePlace): SpanContext {
  return { traceId, spanId, traceFlags: TraceFlags.SAMPLED };
}
