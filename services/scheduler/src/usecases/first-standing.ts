import type { Instant } from "@redial/kernel";
import { isZoneUnknown, type CallPlace } from "../domain/call-place";
import { planFirstAttempt } from "../domain/plan-first-attempt";
import { keepPlace } from "./kept-place";
import { keepReasons } from "./kept-reasons";
import { callLimitsOf, NOTHING_KNOWN, runningOutAt, suppressionAt, type NarrowingPolicy } from "./number-limits";
import type { JobNumber, KnownNumbers, LaunchedExecution, PlannedJob } from "./ports";

/** Where a job stands before its first attempt: due, held because nobody knows in which zone the person is, or skipped because no time will do or nobody may call. */
export type FirstStanding = Pick<PlannedJob, "place" | "phase" | "dueAt" | "runsOutAt" | "result" | "reason" | "because">;

/** Plans the first attempt of a job at its place. A held job is never due; its `dueAt` is `begins`. */
export function firstStanding(policy: NarrowingPolicy & { execution: Pick<LaunchedExecution, "clock" | "startAt"> }, number: JobNumber, place: CallPlace | null, begins: Instant, known: KnownNumbers = NOTHING_KNOWN): FirstStanding {
  const kept = place && keepPlace(place);
  if (place && isZoneUnknown(place)) {
    return { place: kept, phase: "held", dueAt: begins, runsOutAt: Infinity, result: null, reason: "zone_unknown", because: keepReasons([{ rule: "zone_unknown", at: begins }]) };
  }
  const limits = callLimitsOf(policy, { ...number, place: kept }, known, begins);
  const plan = planFirstAttempt({ now: begins, startAt: policy.execution.startAt, ...limits });
  const suppressed = plan.kind === "due" && suppressionAt(number, known, plan.dueAt);
  const because = keepReasons(suppressed ? [...plan.because, suppressed] : plan.because);
  if (plan.kind === "due" && !suppressed) return { place: kept, phase: "pending", dueAt: plan.dueAt, runsOutAt: runningOutAt(policy, plan.dueAt, limits), result: null, reason: null, because };
  return { place: kept, phase: "ended", dueAt: begins, runsOutAt: Infinity, result: "skipped", reason: plan.kind === "skip" ? plan.reason : "suppressed", because };
}

/** The instant from which an execution may call: by the wall clock, now; on a virtual clock, where that clock begins, and for a later wave of its audience not before that one begins. */
export function beginning(execution: LaunchedExecution, now: Instant, notBefore: Instant | null = null): Instant {
  return execution.clock === "real_time" ? now : Math.max(execution.startAt ?? execution.launchedAt, notBefore ?? -Infinity);
}
