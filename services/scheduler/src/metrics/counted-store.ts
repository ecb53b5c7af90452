import type { Fact } from "@redial/contracts";
import { counter, isTracing, placeBelow, recordSpan, tracedAttempt } from "@redial/platform";
import type { AttemptEntry, JobState, SchedulerStore } from "../usecases/ports";

const requested = counter("redial_attempts_requested_total", "Attempts for which a dial permit was issued, the first time.", ["carrier", "clock"]);
const leasesExpired = counter("redial_leases_expired_total", "Attempts that nobody answered for in time and that were asked for again.", ["carrier"]);

type Requested = Extract<Fact, { type: "attempt.requested" }>;

/** The store, whose requests are counted once they are committed, and whose attempts are told as spans: the request at once, the whole attempt when its outcome is recorded. */
export function countedStore(store: SchedulerStore): SchedulerStore {
  return {
    ...store,
    decideDue: (executions, now, decide) => counting((note) => store.decideDue(executions, now, (jobs, numbers) => note(decide(jobs, numbers)))),
    decideWave: (executionId, decide) => counting((note) => store.decideWave(executionId, (clock, jobs, numbers) => note(decide(clock, jobs, numbers)))),
    async decideUnanswered(executions, now, limit, rule) {
      // By job, for a transaction that is repeated decides anew.
      const askedAgain = new Map<string, Requested>();
      const found = await store.decideUnanswered(executions, now, limit, (job, numbers) => {
        const decision = rule(job, numbers);
        for (const fact of decision.events) if (fact.type === "attempt.requested") askedAgain.set(job.id, fact);
        return decision;
      });
      for (const { data } of askedAgain.values()) leasesExpired.inc({ carrier: data.carrier });
      return found;
    },
    async decideOutcomes(batch, rule) {
      if (!isTracing()) return store.decideOutcomes(batch, rule);
      const made = new Map<string, { job: JobState; attempt: AttemptEntry }>();
      await store.decideOutcomes(batch, (job, event, numbers) => {
        const decision = rule(job, event, numbers);
        if (job && decision.made) made.set(`${job.id} ${decision.made.attempt}`, { job, attempt: decision.made });
        return decision;
      });
      for (const { job, attempt } of made.values()) recordAttempt(job, attempt);
    },
  };
}

/** Counts what the latest decision says once it is committed; a transaction that is repeated decides anew. */
async function counting(claim: (note: <Decision extends { events: readonly Fact[] }>(decision: Decision) => Decision) => Promise<number>): Promise<number> {
  let said: readonly Fact[] = [];
  const startedAt = Date.now();
  const claimed = await claim((decision) => {
    said = decision.events;
    return decision;
  });
  countRequests(said, startedAt);
  return claimed;
}

function countRequests(said: readonly Fact[], startedAt: number): void {
  const counts = new Map<string, { carrier: string; clock: string; count: number }>();
  const endedAt = Date.now();
  for (const fact of said) {
    if (fact.type !== "attempt.requested") continue;
    const { carrier, clock, executionId, jobId, attempt } = fact.data;
    const key = `${clock} ${carrier}`;
    const counted = counts.get(key) ?? { carrier, clock, count: 0 };
    counted.count++;
    counts.set(key, counted);
    const whole = tracedAttempt(jobId, attempt);
    const place = placeBelow(whole);
    if (!whole || !place) continue;
    const attributes = { "redial.organization": fact.organization, "redial.execution": executionId, "redial.job": jobId, "redial.attempt": attempt, "redial.carrier": carrier, "redial.clock": clock };
    recordSpan({ name: "request attempt", kind: "internal", place, parent: whole.spanId, startedAt, endedAt, attributes });
  }
  for (const { carrier, clock, count } of counts.values()) requested.inc({ carrier, clock }, count);
}

/** The span that all others of an attempt stand below. On a virtual clock its instants are not the wall clock's, and it is told as an instant. */
function recordAttempt(job: JobState, { attempt, outcome, requestedAt, executionId }: AttemptEntry): void {
  const place = tracedAttempt(job.id, attempt);
  if (!place) return;
  const endedAt = Date.now();
  const before = tracedAttempt(job.id, attempt - 1);
  recordSpan({
    name: "attempt",
    kind: "internal",
    place,
    startedAt: job.lane === null ? requestedAt : endedAt,
    endedAt,
    attributes: { "redial.execution": executionId, "redial.job": job.id, "redial.attempt": attempt, "redial.outcome": outcome, "redial.clock": job.lane === null ? "real_time" : "fast_forward" },
    ...(before && attempt > 1 && { links: [before] }),
  });
}
