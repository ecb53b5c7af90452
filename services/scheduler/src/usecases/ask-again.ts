import { issuePermit } from "../domain/dial-permit";
import { attemptRequested } from "./job-facts";
import { suppressionAt } from "./number-limits";
import { permitLifetimeMs } from "./permit-lifetime";
import { LEASE_MS, type RequestParts } from "./request-due-attempts";

const BATCH = 500;

/**
 * Asks again for attempts that no one has answered for, with a new permit. It is still the same attempt: a dialer that knows of it goes on with
 * it, one that never heard of it may now ring. While nothing may ring, the question waits. A number that has been suppressed meanwhile must not ring any
 * more: its permit is over when it is issued, so that a dialer that never heard of the attempt refuses it. Answers whether there may be more.
 */
export function askAgain({ store, policies, clock, permitMs }: RequestParts): () => Promise<boolean> {
  return async () => {
    const now = clock.now();
    const unanswered = await store.withUnanswered(now);
    const known = await policies.of(unanswered);
    const found = await store.decideUnanswered(unanswered, now, BATCH, (job, numbers) => {
      const policy = known.get(job.executionId);
      const permit = policy && issuePermit({ now, lifetimeMs: permitLifetimeMs(policy, permitMs, false), openHours: policy.openHoursOf(job), stopAt: policy.execution.stopAt });
      if (!policy || permit?.kind !== "permit") return { next: { ...job, leaseUntil: now + LEASE_MS }, events: [] };
      const notAfter = suppressionAt(job, numbers, now) ? permit.notBefore : permit.notAfter;
      return { next: { ...job, leaseUntil: now + LEASE_MS, permitEndsAt: notAfter }, events: [attemptRequested(policy, job, permit.notBefore, notAfter)] };
    });
    return found === BATCH;
  };
}
