import type { Fact } from "@redial/contracts";
import type { Clock, Ids } from "@redial/kernel";
import { appendFacts, takeIn, type Database, type EventBatch, type Tx } from "@redial/platform";
import type { CallingPacks } from "../../domain/calling-rules";
import { insertAttempts } from "../../store/attempt-rows";
import { lockJobs, updateJobs } from "../../store/job-rows";
import { executionPolicies, type ExecutionPolicy } from "../../usecases/execution-policies";
import type { AttemptEntry, DialerEvent, JobState, SchedulerStore } from "../../usecases/ports";
import { recordEnded } from "../../usecases/record-outcomes";
import { requestByWallClock } from "../../usecases/request-due-attempts";

/** Requests an attempt of each of the jobs, in a transaction of its own or in the given one. */
export type RequestDials = (jobIds: readonly string[], within?: Tx) => Promise<void>;

/** A peer's queue: it holds the ids of jobs until it is their turn, in place of our own due index and claims. */
export interface PeerQueue {
  /** Adds jobs, due now, in this transaction. */
  add(tx: Tx, jobIds: readonly string[]): Promise<void>;
  /** Hands jobs over from now on, as many at a time as it likes. */
  start(request: RequestDials): Promise<void>;
  stop(): Promise<void>;
}

interface ChainParts {
  database: Database;
  store: Pick<SchedulerStore, "launched">;
  packs: CallingPacks;
  clock: Clock;
  ids: Ids;
  queue: PeerQueue;
  outcomesTogether: number;
}

const PERMIT_MS = 10_000;

/** The two transactions of an attempt, as one would write them around a job queue. */
export function peerChain({ database, store, packs, clock, ids, queue, outcomesTogether }: ChainParts) {
  const policies = executionPolicies(store, packs);
  const policiesOf = async (jobs: readonly JobState[]) => {
    const known = await policies.of(jobs.map(({ executionId }) => executionId));
    return (job: JobState): ExecutionPolicy => known.get(job.executionId) ?? fail(`job ${job.id} has no execution`);
  };

  const requestIn = async (tx: Tx, jobIds: readonly string[]) => {
    const jobs = (await lockJobs(tx, jobIds)).map(({ state }) => state).filter(({ phase }) => phase === "pending");
    const policyOf = await policiesOf(jobs);
    const decisions = jobs.map((job) => requestByWallClock(policyOf(job), job, clock.now(), PERMIT_MS));
    await updateJobs(tx, decisions.map(({ next }) => next));
    await appendFacts(tx, ids, decisions.flatMap(({ events }) => events));
  };

  const recordIn = async (tx: Tx, batch: EventBatch<DialerEvent>) => {
    const events = (await takeIn(tx, batch)).flatMap((event) => (event.type === "attempt.ended" ? [event] : []));
    const jobs = new Map((await lockJobs(tx, events.map(({ data }) => data.jobId))).map(({ state }) => [state.id, state]));
    const policyOf = await policiesOf([...jobs.values()]);
    const [next, facts, made]: [JobState[], Fact[], AttemptEntry[]] = [[], [], []];
    for (const event of events) {
      const job = jobs.get(event.data.jobId);
      if (job?.phase !== "in_progress" || job.attempt !== event.data.attempt) continue;
      const decision = recordEnded(policyOf(job), job, event);
      if (decision.next) next.push(decision.next);
      if (decision.made) made.push(decision.made);
      facts.push(...decision.events);
    }
    await updateJobs(tx, next);
    await insertAttempts(tx, made);
    await appendFacts(tx, ids, facts);
    await queue.add(tx, next.filter(({ phase }) => phase === "pending").map(({ id }) => id));
  };

  const request: RequestDials = (jobIds, within) => (within ? requestIn(within, jobIds) : database.transact((tx) => requestIn(tx, jobIds)));
  return {
    request,
    async record({ input, events }: EventBatch<DialerEvent>) {
      for (let from = 0; from < events.length; from += outcomesTogether) {
        const part = events.slice(from, from + outcomesTogether);
        const lastSequence = part[part.length - 1]?.sequence ?? input.lastSequence;
        await database.transact((tx) => recordIn(tx, { input: { ...input, lastSequence }, events: part }));
      }
    },
  };
}

function fail(why: string): never {
  throw new Error(why);
}
