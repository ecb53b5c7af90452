import type { Fact } from "@redial/contracts";
import { Rejection, type Clock, type Decision, type Instant } from "@redial/kernel";
import { assignZone } from "../domain/call-place";
import { isEnded } from "../domain/execution-status";
import { isKnownZone } from "../domain/zone-offsets";
import type { ExecutionRequest } from "./change-execution";
import type { ExecutionPolicies, ExecutionPolicy } from "./execution-policies";
import { beginning, firstStanding } from "./first-standing";
import { jobEnded } from "./job-facts";
import { addReasons, readReasons } from "./kept-reasons";
import { readPlace } from "./kept-place";
import type { JobState, SchedulerStore } from "./ports";

export interface ZoneRequest extends ExecutionRequest {
  /** The numbers of held jobs; null: all that are held. */
  phones: readonly string[] | null;
  timeZone: string;
}

/**
 * Lets held jobs go on: a person says in which zone they are. Given numbers all go on, or none. Without numbers it goes a batch at a time, and when it
 * is broken off, asking again finishes it. Answers how many go on.
 */
export type AssignTimeZone = (request: ZoneRequest) => Promise<number>;

const BATCH = 500;
const MOST_PHONES = 1_000;

/** Rejects with TIME_ZONE_UNKNOWN, NOT_FOUND, EXECUTION_ALREADY_ENDED, TOO_MANY_PHONES and, naming the number, JOB_NOT_HELD. */
export function assignTimeZone(store: SchedulerStore, policies: ExecutionPolicies, clock: Clock, wake: () => void): AssignTimeZone {
  return async ({ organizationId, executionId, phones, timeZone }) => {
    if (!isKnownZone(timeZone)) throw new Rejection("TIME_ZONE_UNKNOWN", `"${timeZone}" is not an IANA time zone, such as America/New_York.`, ["timeZone"]);
    if (phones && phones.length > MOST_PHONES) throw new Rejection("TOO_MANY_PHONES", `Give at most ${MOST_PHONES} numbers at a time, or none for all that are held.`, ["phones"]);
    const policy = (await policies.of([executionId])).get(executionId);
    const found = policy && (await store.decideExecution(executionId, () => ({ next: undefined, events: [] })));
    if (!policy || !found || policy.execution.organizationId !== organizationId) throw new Rejection("NOT_FOUND", "There is no execution with this id.", ["executionId"]);
    if (isEnded(found.state.status)) throw new Rejection("EXECUTION_ALREADY_ENDED", `This execution is ${found.state.status}; its contacts will not be called.`, ["executionId"]);
    const begins = beginning(policy.execution, clock.now());
    const letGo = (jobs: readonly JobState[]) => jobs.map((job) => releaseHeld(policy, job, timeZone, begins));
    let released = 0;
    if (phones) {
      released = await store.decideHeld(executionId, phones, MOST_PHONES, (jobs) => {
        const held = new Set(jobs.map((job) => job.phone));
        const other = phones.findIndex((phone) => !held.has(phone));
        if (other >= 0) throw new Rejection("JOB_NOT_HELD", `${phones[other]} is not a number of this execution that waits for its time zone.`, ["phones", other]);
        return letGo(jobs);
      });
    } else {
      for (let batch = BATCH; batch === BATCH; released += batch) batch = await store.decideHeld(executionId, null, BATCH, letGo);
    }
    wake();
    return released;
  };
}

/** A held job whose zone is known now is planned as any other, from `begins`; the limits of its number are checked when it is requested. */
export function releaseHeld(policy: ExecutionPolicy, job: JobState, timeZone: string, begins: Instant): Decision<JobState, Fact> {
  if (job.place === null) throw new Error(`held job ${job.id} has no place`);
  const standing = firstStanding(policy, job, assignZone(readPlace(job.place), timeZone), begins);
  const assigned = addReasons(job.because, [{ rule: "zone_assigned", zone: timeZone, at: begins }]);
  const next: JobState = { ...job, ...standing, because: addReasons(assigned, readReasons(standing.because)) };
  return { next, events: next.phase === "ended" ? [jobEnded(policy, next, null, begins, null)] : [] };
}
