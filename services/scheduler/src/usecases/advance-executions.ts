import type { Fact } from "@redial/contracts";
import { toIso, type Clock, type Decision, type Instant } from "@redial/kernel";
import { isEnded } from "../domain/execution-status";
import { applyToStatus, isSettled } from "./change-execution";
import type { ExecutionFacts, ExecutionState, SchedulerStore } from "./ports";

/** Starts executions whose time has come, stops those that reached `stopAt`, tells when a wave of their audience is over, and closes those with nothing left to do. Answers whether any was looked at. */
export function advanceExecutions(store: SchedulerStore, clock: Clock): () => Promise<boolean> {
  return async () => {
    const now = clock.now();
    const due = await store.withStatusDue(now);
    for (const id of due) await store.decideExecution(id, (state, facts) => advance(state, facts, now));
    return due.length > 0;
  };
}

/** The one step that is due: a start, a stop, the end of a wave, or the end. On a virtual clock a stop shows in the jobs that it cut. */
function advance(state: ExecutionState, facts: ExecutionFacts, now: Instant): Decision<ExecutionState | undefined, Fact> {
  const { launched } = facts;
  const isVirtual = launched.clock === "fast_forward";
  const isAllHere = facts.audienceComplete || facts.wavesPlanned > state.wavesTold;
  const startsAt = launched.startAt ?? launched.launchedAt;
  if (state.status === "scheduled") {
    const isDue = isVirtual ? isAllHere : startsAt <= now;
    return isDue ? applyToStatus(state, { kind: "start_reached", at: isVirtual ? startsAt : now }) : { next: undefined, events: [] };
  }
  if (isSettled(state, facts)) return { next: { ...state, endedAt: endOf(facts, now) }, events: [] };
  if (!isVirtual && launched.stopAt !== null && launched.stopAt <= now && (state.status === "running" || state.status === "paused")) {
    return applyToStatus(state, { kind: "stop_reached", at: launched.stopAt });
  }
  if (!isAllHere || facts.pending > 0 || facts.inProgress > 0) return { next: undefined, events: [] };
  if (!facts.audienceComplete) return tellWave(state, facts, now);
  const endedAt = endOf(facts, now);
  const ended = applyToStatus(state, { kind: facts.cutByStop > 0 ? "stop_reached" : "all_jobs_ended", at: endedAt });
  return { next: ended.next && { ...ended.next, endedAt }, events: ended.events };
}

/** Everyone of the waves so far is over; who sends the audience may send the next. */
function tellWave(state: ExecutionState, facts: ExecutionFacts, now: Instant): Decision<ExecutionState, Fact> {
  const { id: executionId, organizationId: organization, status } = state;
  const { wavesPlanned: wave, contacts, contactsCompleted, cutByStop } = facts;
  const endedAt = toIso(endOf(facts, now));
  const data = { executionId, wave, contacts, contactsCompleted, endedAt, takesMore: !isEnded(status) && cutByStop === 0 };
  return { next: { ...state, wavesTold: wave }, events: [{ type: "wave.ended", time: endedAt, organization, causation: null, data }] };
}

/** When the last job was over by the execution's own clock: on a virtual one, when the last lane was free. */
function endOf({ virtualEnd }: ExecutionFacts, now: Instant): Instant {
  return virtualEnd ?? now;
}
