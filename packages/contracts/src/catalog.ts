import type { z } from "zod";
import * as dialer from "./dialer-events";
import * as program from "./program-events";
import * as reporting from "./reporting-events";
import * as scheduler from "./scheduler-events";

/** Every event that one service may say to another, by type. */
export const catalog = {
  "execution.launched": program.executionLaunched,
  "audience.sent": program.audienceSent,
  "execution.withdrawn": program.executionWithdrawn,
  "organization.limits_changed": program.organizationLimitsChanged,
  "jobs.planned": scheduler.jobsPlanned,
  "attempt.requested": scheduler.attemptRequested,
  "attempt.postponed": scheduler.attemptPostponed,
  "retry.planned": scheduler.retryPlanned,
  "job.ended": scheduler.jobEnded,
  "execution.changed": scheduler.executionChanged,
  "wave.ended": scheduler.waveEnded,
  "attempt.started": dialer.attemptStarted,
  "attempt.ended": dialer.attemptEnded,
  "attempt.refused": dialer.attemptRefused,
  "execution.halted": dialer.executionHalted,
  "rates.learned": reporting.ratesLearned,
} as const;

export type EventName = keyof typeof catalog;
export type EventData<Name extends EventName> = z.infer<(typeof catalog)[Name]["data"]>;

/** An event as it travels: CloudEvents-shaped, past tense, for one organization. */
export type Envelope<Name extends EventName = EventName> = {
  [N in Name]: {
    id: string;
    type: N;
    version: number;
    /** When it happened, by the clock of its execution; ISO 8601. */
    time: string;
    key: string;
    /** Id of the event that led to this one; null at the start of a chain. */
    causation: string | null;
    organization: string;
    data: EventData<N>;
  };
}[Name];

/** What a rule says happened; id, version, topic and key are added when it is written down. */
export type Fact<Name extends EventName = EventName> = {
  [N in Name]: { type: N; time: string; organization: string; causation: string | null; data: EventData<N> };
}[Name];

export function isEventName(name: string): name is EventName {
  return Object.hasOwn(catalog, name);
}
