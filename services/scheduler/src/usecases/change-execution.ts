import type { Fact } from "@redial/contracts";
import { Rejection, toIso, type Decision, type ExecutionId, type Instant, type OrganizationId } from "@redial/kernel";
import { changeStatus, isEnded, type ExecutionInput, type ExecutionState as Status } from "../domain/execution-status";
import type { AutoPause, ExecutionFacts, ExecutionState, LaunchedExecution, SchedulerStore } from "./ports";

/** What a person asks of an execution: whose it must be, and which. */
export interface ExecutionRequest {
  organizationId: OrganizationId;
  executionId: ExecutionId;
}

/** The fact that an execution now stands where it stands. */
export function executionChanged(state: ExecutionState, at: Instant): Fact<"execution.changed"> {
  const { id: executionId, programId, status, reason, revision } = state;
  return {
    type: "execution.changed",
    time: toIso(at),
    organization: state.organizationId,
    causation: null,
    data: { executionId, programId, status, reason, revision, at: toIso(at) },
  };
}

/** What a command or a fact makes of an execution's status, with the fact to tell when it changed. */
export function applyToStatus(state: ExecutionState, input: ExecutionInput): Decision<ExecutionState | undefined, Fact> {
  const { next: status, events } = changeStatus(statusOf(state), input);
  const change = events[events.length - 1];
  if (!change) return { next: undefined, events: [] };
  const startedAt = state.startedAt ?? (status.status === "running" ? change.at : null);
  const next: ExecutionState = { ...state, status: status.status, reason: change.reason, revision: status.revision, startedAt };
  return { next, events: [executionChanged(next, change.at)] };
}

/** What becomes of an execution whose launch is taken back: it is cancelled, unless it is over already. */
export function withdrawExecution(state: ExecutionState, at: Instant): Decision<ExecutionState | undefined, Fact> {
  return isEnded(state.status) ? { next: undefined, events: [] } : applyToStatus(state, { kind: "cancel", at });
}

/** The auto-pause rules of an execution, null without any. One that is met pauses it; a person's pause is stronger, and what has ended stays ended. */
export function autoPauseOf({ snapshot }: LaunchedExecution): AutoPause | null {
  if (!snapshot.autoPause?.length) return null;
  return { rules: snapshot.autoPause, pause: (state, { at }) => applyToStatus(state, { kind: "pause", by: "threshold", at }) };
}

function statusOf({ status, reason, revision }: ExecutionState): Status {
  if (status !== "paused") return { status, pausedBy: null, revision };
  return { status, pausedBy: reason === "threshold" || reason === "carrier" ? reason : "manual", revision };
}

/** Whether nothing of an execution is left to do, now that its status is final. */
export function isSettled(state: ExecutionState, facts: ExecutionFacts): boolean {
  return isEnded(state.status) && facts.audienceComplete && facts.pending === 0 && facts.inProgress === 0;
}

/**
 * Applies a command that someone of the organization gave, and answers where the execution then stands.
 * Another's execution is as unknown as one that does not exist: `NOT_FOUND`.
 */
export async function commandExecution(store: SchedulerStore, request: ExecutionRequest, input: ExecutionInput): Promise<{ state: ExecutionState; facts: ExecutionFacts }> {
  const unknown = new Rejection("NOT_FOUND", "There is no execution with this id.", ["id"]);
  const changed = await store.decideExecution(request.executionId, (state) => {
    if (state.organizationId !== request.organizationId) throw unknown;
    return applyToStatus(state, input);
  });
  if (!changed) throw unknown;
  return changed;
}
