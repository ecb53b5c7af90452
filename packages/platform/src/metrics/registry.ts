import { Counter, Gauge, Histogram, Registry } from "prom-client";

/** All that this process tells Prometheus. Empty of values until something is counted; nobody pays for what nobody scrapes. */
export const metricsRegistry = new Registry();

/** Takes a measurement when somebody asks for the metrics. */
export interface Probe {
  /** The name under which its failures are counted. */
  name: string;
  /** Sets its gauges. When it throws or takes more than two seconds, they tell nothing until it succeeds again. */
  measure(): Promise<void>;
  gauges: readonly Gauge[];
}

/** How long a measurement is told again instead of being taken anew, however many ask. */
const FRESH_MS = 5_000;
const MEASURED_WITHIN_MS = 2_000;

const probes = new Set<{ probe: Probe; measuredAt: number }>();

/** Something that only rises. Labels must have few values: never an id, a number or a text of a caller's. */
export function counter<Label extends string>(name: string, help: string, labelNames: readonly Label[] = []): Counter<Label> {
  return new Counter({ name, help, labelNames, registers: [metricsRegistry] });
}

const unlabelled = new WeakSet<Gauge>();

/** Something that rises and falls. It tells nothing, not even 0, until it is set. */
export function gauge<Label extends string>(name: string, help: string, labelNames: readonly Label[] = []): Gauge<Label> {
  const made = new Gauge<Label>({ name, help, labelNames, registers: [metricsRegistry] });
  if (labelNames.length === 0) unlabelled.add(made);
  forget(made);
  return made;
}

function forget(one: Gauge): void {
  if (unlabelled.has(one)) one.remove();
  else one.reset();
}

/** How long things take, in seconds, from five milliseconds to ten seconds. */
export function secondsHistogram<Label extends string>(name: string, help: string, labelNames: readonly Label[] = []): Histogram<Label> {
  return new Histogram({ name, help, labelNames, buckets: [0.005, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 2, 5, 10], registers: [metricsRegistry] });
}

const failures = counter("redial_probe_failures_total", "Measurements that could not be taken.", ["probe"]);

/** Measures whenever somebody asks, until it is stopped. */
export function addProbe(probe: Probe): { stop(): Promise<void> } {
  const added = { probe, measuredAt: -Infinity };
  probes.add(added);
  return {
    async stop() {
      probes.delete(added);
      probe.gauges.forEach(forget);
    },
  };
}

/** The metrics in Prometheus' text format, measured now or at most five seconds ago. */
export async function readMetrics(): Promise<string> {
  await Promise.all([...probes].map(measure));
  return metricsRegistry.metrics();
}

/** Everything that this process can tell, by name, with its own labels. */
export function metricLabels(): Map<string, readonly string[]> {
  const metrics: readonly { name: string; labelNames?: readonly string[] }[] = metricsRegistry.getMetricsAsArray();
  return new Map(metrics.map(({ name, labelNames = [] }) => [name, labelNames]));
}

async function measure(added: { probe: Probe; measuredAt: number }): Promise<void> {
  const { probe } = added;
  const now = performance.now();
  if (now - added.measuredAt < FRESH_MS) return;
  added.measuredAt = now;
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error("too late")), MEASURED_WITHIN_MS);
  });
  try {
    await Promise.race([probe.measure(), late]);
  } catch {
    failures.inc({ probe: probe.name });
    added.measuredAt = -Infinity;
    probe.gauges.forEach(forget);
  } finally {
    clearTimeout(timer);
  }
}
