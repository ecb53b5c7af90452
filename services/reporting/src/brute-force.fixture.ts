import { OUTCOMES, WEEKDAYS, type Outcome } from "@redial/kernel";
import type { HeardEvent } from "./counting/heard-events";
import { ZONES } from "./random-campaigns.fixture";

interface Made {
  attempt: number;
  outcome: Outcome;
  detail: string | null;
  talkMs: number;
  hour: number;
  weekday: string;
}

/** The numbers of some executions, counted in the plainest way from everything that was said. Local time is Intl's. */
export function bruteForce(events: readonly HeardEvent[], executionIds: readonly string[]) {
  const contacts = new Set<string>();
  const ends = new Map<string, { result: string; attempts: number }>();
  const made = new Map<string, Map<number, Made>>();
  for (const event of events) {
    if (!executionIds.includes(event.data.executionId)) continue;
    if (event.type === "jobs.planned") for (const { jobId } of event.data.jobs) contacts.add(jobId);
    if (event.type === "job.ended") ends.set(event.data.jobId, event.data);
    if (event.type !== "job.ended" && event.type !== "retry.planned") continue;
    const { jobId, attempt } = event.data;
    if (attempt) made.set(jobId, (made.get(jobId) ?? new Map<number, Made>()).set(attempt.attempt, { ...attempt, ...localByIntl(attempt) }));
  }
  const all = [...made.values()].flatMap((attempts) => [...attempts.values()]);
  const ended = [...ends.values()];
  const called = ended.filter(({ attempts }) => attempts > 0);
  const completed = ended.filter(({ result }) => result === "completed");
  const retried = [...made].filter(([, attempts]) => attempts.size >= 2);
  const abandoned = all.filter(({ detail }) => detail === "abandoned").length;
  const count = (result: string) => ended.filter((end) => end.result === result).length;
  return {
    totalContacts: contacts.size,
    contactsCompleted: completed.length,
    contactsMessageLeft: count("message_left"),
    contactsFailed: count("failed"),
    contactsSkipped: count("skipped"),
    contactsOpen: contacts.size - ended.length,
    connectionRate: (completed.length / contacts.size) * 100,
    totalCalls: all.length,
    talkSeconds: sum(all.map(({ talkMs }) => talkMs)) / 1000,
    callsAbandoned: abandoned,
    abandonedRate: (abandoned / (abandoned + completed.length)) * 100,
    averageAttempts: sum(called.map(({ attempts }) => attempts)) / called.length,
    averageAttemptsToComplete: sum(completed.map(({ attempts }) => attempts)) / completed.length,
    contactsRetried: retried.length,
    completedAfterRetry: retried.filter(([jobId]) => ends.get(jobId)?.result === "completed").length,
    outcomes: Object.fromEntries(OUTCOMES.map((outcome) => [outcome, all.filter((one) => one.outcome === outcome).length]).filter(([, times]) => times !== 0)),
    byAttempt: grouped(all, ({ attempt }) => [attempt]),
    byHour: grouped(all, ({ hour }) => [hour]),
    byWeekday: grouped(all, ({ weekday }) => [weekday]),
    byHourAndWeekday: grouped(all, ({ weekday, hour }) => [weekday, hour]),
  };
}

/** Each group's members, completed ones and talk, under its name. */
function grouped(made: readonly Made[], name: (one: Made) => (string | number)[]) {
  const groups: Record<string, { attempts: number; completed: number; talkSeconds: number }> = {};
  for (const key of new Set(made.map((one) => name(one).join(" ")))) {
    const members = made.filter((one) => name(one).join(" ") === key);
    groups[key] = {
      attempts: members.length,
      completed: members.filter(({ outcome }) => outcome === "completed").length,
      talkSeconds: sum(members.map(({ talkMs }) => talkMs)) / 1000,
    };
  }
  return groups;
}

function localByIntl({ startedAt, utcOffsetMinutes }: { startedAt: string; utcOffsetMinutes: number }): { hour: number; weekday: string } {
  const timeZone = ZONES.find(({ offset }) => offset === utcOffsetMinutes)?.zone;
  const parts = new Intl.DateTimeFormat("en-US", { timeZone, weekday: "long", hour: "numeric", hourCycle: "h23" }).formatToParts(new Date(startedAt));
  const part = (type: string) => parts.find((one) => one.type === type)?.value ?? "";
  return { hour: Number(part("hour")), weekday: WEEKDAYS.find((day) => day === part("weekday").toLowerCase()) ?? "" };
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, one) => total + one, 0);
}
