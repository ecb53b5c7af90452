import { issuePermit } from "../domain/dial-permit";
import { attemptRequested } from "./job-facts";
import { LEASE_MS, type RequestParts } from "./request-due-attempts";

const BATCH = 500;

/**
 * Asks again for attempts that no one has answered for, with a new permit. It is still the same attempt: a dialer that knows of it goes on with
 * it, one that never heard of it may now ring. While nothing may ring, the question waits. Answers whether there may be more.
 */
export function askAgain({ store, policies, clock, permitMs }: RequestParts): () => Promise<boolean> {
  return async () => {
    const now = clock.now();
    const unanswered = await store.withUnanswered(now);
    const known = await policies.of(unanswered);
    const found = await store.decideUnanswered(unanswered, now, BATCH, (job) => {
      const policy = known.get(job.executionId);
      const permit = policy && issuePermit({ now, lifetimeMs: permitMs, openHours: policy.openHoursOf(job), stopAt: policy.execution.stopAt });
      if (!policy || permit?.kind !== "permit") return { next: { ...job, leaseUntil: now + LEASE_MS }, events: [] };
      return { next: { ...job, leaseUntil: now + LEASE_MS, permitEndsAt: permit.notAfter }, events: [attemptRequested(policy, job, permit.notBefore, permit.notAfter)] };
    });
    return found === BATCH;
  };
}
