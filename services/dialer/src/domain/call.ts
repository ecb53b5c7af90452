import type { AttemptId, ClockMode, ExecutionId, Instant, JobId, OrganizationId, Outcome } from "@redial/kernel";

/**
 * `dialing`: decided and written down, the carrier may or may not know of it; `ringing`: the carrier has it; `ended`: it is down;
 * `refused`: it never rang.
 */
export type CallState = "dialing" | "ringing" | "ended" | "refused";

/** The dial permit, `[notBefore, notAfter)`. */
export interface DialPermit {
  notBefore: Instant;
  notAfter: Instant;
}

/** What a call came to. Instants by the clock of its execution, durations in whole milliseconds. */
export interface CallEnd {
  outcome: Outcome;
  /** The carrier's own code, such as `sip:486`. */
  carrierCode: string;
  /** What the outcome alone does not say, such as `lost` or `abandoned`: somebody answered and nobody spoke; null when it says all. */
  detail: string | null;
  answeredBy: "human" | "machine" | "unknown" | null;
  startedAt: Instant;
  endedAt: Instant;
  ringMs: number;
  talkMs: number;
}

/** One attempt of a job, as far as the telephone is concerned. */
export interface Call {
  id: AttemptId;
  jobId: JobId;
  attempt: number;
  executionId: ExecutionId;
  organizationId: OrganizationId;
  carrier: string;
  callerId: string | null;
  clock: ClockMode;
  state: CallState;
  /** How many times it was decided to dial; tells the carrier a new decision from an old one that is still on its way. */
  fencingToken: number;
  /** The dialer process that holds the call. */
  owner: string;
  permit: DialPermit;
  /** Id of the event that asked for the call. */
  requestId: string;
  /** When the carrier took it; null until then. */
  startedAt: Instant | null;
  /** Null until it has ended. */
  end: CallEnd | null;
}

/** Whether the phone may ring or be off the hook right now. */
export function isOpen(call: Call): boolean {
  return call.state === "dialing" || call.state === "ringing";
}
