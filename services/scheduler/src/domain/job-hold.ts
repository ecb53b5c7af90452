import type { ExecutionStatus, Instant } from "@redial/kernel";
import type { PaceHold, PaceScope } from "./pace-hold";
import { sayCount, sayInstant } from "./spoken-time";

/** What keeps a waiting job from being called although no rule moves it: a stable word, and a sentence for people. */
export interface JobHold {
  readonly reason: "zone_unknown" | "suppressed" | "execution_scheduled" | "execution_paused" | "execution_over" | "pacing" | "turn";
  readonly sentence: string;
  /** The limit that is reached, where the reason is `pacing`. */
  readonly limit?: PaceHold;
}

/** Where a waiting job and its execution stand. `now` is read on the execution's own clock, `statusReason` says who paused it. */
export interface WaitingJob {
  readonly dueAt: Instant;
  readonly now: Instant;
  readonly status: ExecutionStatus;
  readonly statusReason: string | null;
  readonly zone: string;
  /** Nobody has said in which zone the person is. */
  readonly isZoneUnknown: boolean;
  /** Until when its number is suppressed, Infinity for good; null: it is not. */
  readonly suppressedUntil: Instant | null;
  /** The limit that due jobs of the execution wait for; null: none. */
  readonly pacing: PaceHold | null;
}

const PAUSED_BY: Readonly<Record<string, string>> = { manual: "by hand", threshold: "by its auto-pause rule", carrier: "because the carrier takes no calls" };

/** Why a waiting job is not called now; null when it only waits for its time. */
export function findHold({ dueAt, now, status, statusReason, zone, isZoneUnknown, suppressedUntil, pacing }: WaitingJob): JobHold | null {
  switch (status) {
    case "scheduled":
      return { reason: "execution_scheduled", sentence: "The execution has not started to call." };
    case "paused":
      return { reason: "execution_paused", sentence: `The execution was paused ${PAUSED_BY[statusReason ?? ""] ?? "for now"}; the job goes on when it is resumed.` };
    case "completed":
    case "stopped":
    case "cancelled":
      return { reason: "execution_over", sentence: `The execution is ${status}; the job is about to end with it.` };
    case "running":
      if (isZoneUnknown) return { reason: "zone_unknown", sentence: "Nobody knows in which time zone the person is; the job goes on when assignTimeZone says so." };
      if (suppressedUntil !== null && suppressedUntil > Math.max(dueAt, now)) {
        const until = Number.isFinite(suppressedUntil) ? `until ${sayInstant(suppressedUntil, zone)}` : "for good";
        return { reason: "suppressed", sentence: `The number is suppressed ${until}; the job ends when it comes due, unless the number is taken off the list before: ${sayInstant(dueAt, zone)}.` };
      }
      return dueAt > now ? null : holdInTurn(`It has been due since ${sayInstant(dueAt, zone)}`, pacing);
    default:
      return status satisfies never;
  }
}

/** A due job of a running execution waits for room under a limit, or only for the calls before it to be requested. */
function holdInTurn(since: string, limit: PaceHold | null): JobHold {
  if (!limit) return { reason: "turn", sentence: `${since} and is called in its turn: no limit is reached.` };
  const most = limit.setting === "callsPerSecond" ? `${sayCount(limit.most, "call")} a second` : `${sayCount(limit.most, "call")} at a time`;
  return { reason: "pacing", sentence: `${since}; it waits for ${LIMIT_OF[limit.scope]} limit of ${most} (${limit.setting}).`, limit };
}

const LIMIT_OF: Record<PaceScope, string> = { execution: "the program's", organization: "the organization's", carrier: "the carrier's" };
