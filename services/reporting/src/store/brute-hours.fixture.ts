import type { AttemptRecord } from "@redial/contracts";
import { WEEKDAYS } from "@redial/kernel";
import { noHourCounts, type HourCounts } from "../domain/cell";
import { connectBucket } from "../domain/connect-bucket";
import type { HeardEvent } from "../counting/heard-events";
import { ZONES } from "../random-campaigns.fixture";

interface PlainJob {
  jobId: string;
  segments: string[];
  attempts: AttemptRecord[];
  end: { result: string; attempts: number };
}

/** What is counted of some jobs by hour of the week and number, in the plainest way. Local time is Intl's. */
export function bruteHours(jobs: readonly PlainJob[], isWanted: (attempt: AttemptRecord) => boolean = () => true): Record<string, Record<string, number>> {
  const hours: Record<string, Record<string, number>> = {};
  const add = (at: string, count: keyof HourCounts, by: number) => {
    const hour = (hours[at] ??= { ...noHourCounts() });
    hour[count] = (hour[count] ?? 0) + by;
  };
  for (const { attempts, end } of jobs) {
    for (const attempt of attempts.filter(isWanted)) {
      const { weekday, hour } = wallClock(attempt);
      const at = `${attempt.attempt} ${weekday} ${hour}`;
      add(at, attempt.outcome, 1);
      add(at, "ring_ms", attempt.ringMs);
      add(at, "talk_ms", attempt.talkMs);
      if (attempt.detail === "abandoned") add(at, "abandoned", 1);
      if (end.result === "failed" && attempt.attempt === end.attempts) add(at, `failed_${attempt.outcome}`, 1);
      if (attempt.outcome === "completed") {
        add(at, "connected", 1);
        add(at, "connect_ms", connectMs(attempts, attempt));
      }
    }
  }
  return hours;
}

/** How many contacts connected within each bucket's time. */
export function bruteConnects(jobs: readonly PlainJob[]): Record<number, number> {
  const buckets: Record<number, number> = {};
  for (const { attempts } of jobs) {
    for (const attempt of attempts) {
      if (attempt.outcome !== "completed") continue;
      const bucket = connectBucket(connectMs(attempts, attempt));
      buckets[bucket] = (buckets[bucket] ?? 0) + 1;
    }
  }
  return buckets;
}

/** The jobs of some executions with all that was said of them, each time in the order of the attempts' numbers. */
export function plainJobs(events: readonly HeardEvent[], executionIds: readonly string[]): PlainJob[] {
  const jobs = new Map<string, PlainJob>();
  for (const event of events) {
    if (event.type !== "jobs.planned" || !executionIds.includes(event.data.executionId)) continue;
    for (const { jobId, phone, region, lineType, attributes } of event.data.jobs) {
      const known = { ...attributes, region, line_type: lineType, number_prefix: phone.slice(0, 5) };
      const segments = Object.entries(known).flatMap(([key, value]) => (value ? [`${attributes && key in attributes ? `attribute.${key}` : key}=${value}`] : []));
      jobs.set(jobId, { jobId, segments, attempts: [], end: { result: "", attempts: 0 } });
    }
  }
  for (const event of events) {
    if (event.type !== "job.ended" && event.type !== "retry.planned") continue;
    const job = jobs.get(event.data.jobId);
    if (job && event.data.attempt) job.attempts[event.data.attempt.attempt - 1] = event.data.attempt;
    if (job && event.type === "job.ended") job.end = event.data;
  }
  return [...jobs.values()];
}

/** The date of an attempt on the clock of the person called. */
export function dateOf(attempt: AttemptRecord): string {
  return wallClock(attempt).date;
}

function connectMs(attempts: readonly AttemptRecord[], made: AttemptRecord): number {
  return Math.max(0, Date.parse(made.startedAt) + made.ringMs - Date.parse(attempts[0]?.startedAt ?? ""));
}

function wallClock({ startedAt, utcOffsetMinutes }: AttemptRecord): { weekday: string; hour: number; date: string } {
  const timeZone = ZONES.find(({ offset }) => offset === utcOffsetMinutes)?.zone;
  const options = { timeZone, weekday: "long", year: "numeric", month: "2-digit", day: "2-digit", hour: "numeric", hourCycle: "h23" } as const;
  const parts = new Intl.DateTimeFormat("en-US", options).formatToParts(new Date(startedAt));
  const part = (type: string) => parts.find((one) => one.type === type)?.value ?? "";
  return { weekday: WEEKDAYS.find((day) => day === part("weekday").toLowerCase()) ?? "", hour: Number(part("hour")), date: `${part("year")}-${part("month")}-${part("day")}` };
}
