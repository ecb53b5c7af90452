import { Rejection, type Decision, type ExecutionStatus, type Instant } from "@redial/kernel";

/** Who holds a paused execution: a person, the auto-pause rule, or the carrier's circuit breaker. */
export type PauseCause = "manual" | "threshold" | "carrier";

/** Where an execution stands. `pausedBy` is null unless it is paused; `revision` counts the changes and starts at 0. */
export type ExecutionState = { readonly revision: number } & (
  | { readonly status: Exclude<ExecutionStatus, "paused">; readonly pausedBy: null }
  | { readonly status: "paused"; readonly pausedBy: PauseCause }
);

/** What may change a status. People command (`pause`, `resume`, `cancel`) and can be refused; the rest are facts, which come late or twice and then change nothing. */
export type ExecutionInput =
  | { kind: "start_reached"; at: Instant }
  | { kind: "pause"; by: PauseCause; at: Instant }
  | { kind: "resume"; at: Instant }
  | { kind: "carrier_recovered"; at: Instant }
  | { kind: "cancel"; at: Instant }
  | { kind: "stop_reached"; at: Instant }
  | { kind: "all_jobs_ended"; at: Instant };

/** Why a status changed; of a pause, who holds it. */
export type StatusReason = "start_at" | PauseCause | "resumed" | "carrier_recovered" | "all_jobs_ended" | "stop_at" | "cancelled";

/** A status changed. `revision` rises by one with each change, so of two the higher is true. */
export interface StatusChange {
  readonly status: ExecutionStatus;
  readonly reason: StatusReason;
  readonly at: Instant;
  readonly revision: number;
}

/** An execution that was launched and has not begun. */
export const launched: ExecutionState = { status: "scheduled", pausedBy: null, revision: 0 };

/** Whether the status is final: nothing changes it any more. */
export function isEnded(status: ExecutionStatus): status is "completed" | "stopped" | "cancelled" {
  return status === "completed" || status === "stopped" || status === "cancelled";
}

/** A hold that only a stronger one takes over, so that a carrier's recovery never lifts what a person has paused. */
const HOLD: Record<PauseCause, number> = { carrier: 1, threshold: 2, manual: 3 };

/**
 * `scheduled → running ⇄ paused → completed | stopped | cancelled`: the state that follows and the change, if there is one. Doing again what is
 * already so changes nothing. Rejects with EXECUTION_ALREADY_ENDED, EXECUTION_NOT_STARTED (pausing) and EXECUTION_NOT_PAUSED (resuming).
 */
export function changeStatus(state: ExecutionState, input: ExecutionInput): Decision<ExecutionState, StatusChange> {
  switch (input.kind) {
    case "start_reached":
      return state.status === "scheduled" ? enter(state, "running", "start_at", input.at) : unchanged(state);
    case "pause":
      return pause(state, input.by, input.at);
    case "resume":
      refuseEnded(state, "resumed");
      if (state.status !== "paused") throw new Rejection("EXECUTION_NOT_PAUSED", `This execution is ${state.status}; only a paused one can be resumed.`);
      return enter(state, "running", "resumed", input.at);
    case "carrier_recovered":
      return state.pausedBy === "carrier" ? enter(state, "running", "carrier_recovered", input.at) : unchanged(state);
    case "cancel":
      if (state.status === "cancelled") return unchanged(state);
      refuseEnded(state, "cancelled");
      return enter(state, "cancelled", "cancelled", input.at);
    case "stop_reached":
      return isEnded(state.status) ? unchanged(state) : enter(state, "stopped", "stop_at", input.at);
    case "all_jobs_ended":
      return isEnded(state.status) ? unchanged(state) : enter(state, "completed", "all_jobs_ended", input.at);
    default:
      return input satisfies never;
  }
}

/** Only a person's pause is a request, to be refused when it cannot be; the rule and the breaker may come too late. */
function pause(state: ExecutionState, by: PauseCause, at: Instant): Decision<ExecutionState, StatusChange> {
  if (by === "manual") {
    refuseEnded(state, "paused");
    if (state.status === "scheduled") throw new Rejection("EXECUTION_NOT_STARTED", "This execution has not started; cancel it, or pause it once it runs.");
  }
  const isHeld = state.status === "paused" && HOLD[state.pausedBy] >= HOLD[by];
  if (isHeld || state.status === "scheduled" || isEnded(state.status)) return unchanged(state);
  const revision = state.revision + 1;
  return { next: { status: "paused", pausedBy: by, revision }, events: [{ status: "paused", reason: by, at, revision }] };
}

function enter(state: ExecutionState, status: Exclude<ExecutionStatus, "paused">, reason: StatusReason, at: Instant): Decision<ExecutionState, StatusChange> {
  const revision = state.revision + 1;
  return { next: { status, pausedBy: null, revision }, events: [{ status, reason, at, revision }] };
}

function unchanged(state: ExecutionState): Decision<ExecutionState, StatusChange> {
  return { next: state, events: [] };
}

function refuseEnded(state: ExecutionState, verb: string): void {
  if (isEnded(state.status)) throw new Rejection("EXECUTION_ALREADY_ENDED", `This execution is ${state.status} and cannot be ${verb}.`);
}
