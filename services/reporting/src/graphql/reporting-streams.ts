import { Rejection, type OrganizationId } from "@redial/kernel";
import { everyEvent, untilItAppears, type Changes, type LoadOne, type Stream } from "@redial/platform";
import type { AttemptReport } from "../domain/call-report";
import type { Tally } from "../domain/tally";

export interface StreamParts {
  changes: Changes;
  loadTally: LoadOne<Tally>;
  findAttempt(organizationId: OrganizationId, id: string): Promise<AttemptReport | null>;
}

/** Attempts for those who subscribe, of the caller's organization only: another's execution is refused as an unknown one, with `NOT_FOUND`. */
export function reportingStreams({ changes, loadTally, findAttempt }: StreamParts): Record<"attemptRecorded", Stream> {
  return {
    async attemptRecorded({ executionId }, { identity: { organizationId }, isResumed = false }) {
      const subject = String(executionId);
      const known = await untilItAppears(changes, subject, async () => (await loadTally(organizationId, subject)) ?? null);
      if (!known) throw new Rejection("NOT_FOUND", "There is no execution with this id.", ["executionId"]);
      const read = async (ids: readonly string[]) => (await Promise.all(ids.map((id) => findAttempt(organizationId, id)))).flatMap((attempt) => attempt ?? []);
      return everyEvent<AttemptReport>({ changes, subject, read, isResumed });
    },
  };
}
