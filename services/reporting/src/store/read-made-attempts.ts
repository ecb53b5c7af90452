import { attemptId, toIso, type AttemptId, type JobId } from "@redial/kernel";
import { sqlTexts, type Statement, type Tx } from "@redial/platform";
import type { AttemptSighting } from "../counting/sightings";
import { localDate, weekdayAt } from "../domain/local-time";
import type { AttemptRow } from "./read-call-reports";

type Row = AttemptRow & { executionId: string; organizationId: string; callerId: string | null };

const read: Statement = {
  name: "attempts-made",
  text: `select job_id as "jobId", attempt, execution_id as "executionId", organization_id as "organizationId", outcome, carrier_code as "carrierCode", detail, started_at as "startedAt",
      ended_at as "endedAt", ring_ms as "ringMs", talk_ms as "talkMs", local_weekday as "localWeekday", local_hour as "localHour", caller_id as "callerId"
    from attempt where job_id = any($1::uuid[])`,
};

/** All attempts of some jobs that are recorded, as they were heard of but for the offset of their zone, which is not kept. */
export async function readMadeAttempts(tx: Tx, jobIds: readonly JobId[]): Promise<Map<AttemptId, Omit<AttemptSighting, "record"> & { record: Omit<AttemptSighting["record"], "utcOffsetMinutes"> }>> {
  if (jobIds.length === 0) return new Map();
  const rows = await tx.rows<Row>(read, [sqlTexts(jobIds)]);
  return new Map(
    rows.map(({ executionId, organizationId, jobId, startedAt, endedAt, localWeekday, localHour, ...rest }) => {
      const record = { ...rest, startedAt: toIso(startedAt.getTime()), endedAt: toIso(endedAt.getTime()) };
      const local = { date: localDate(startedAt.getTime(), localWeekday), weekday: weekdayAt(localWeekday), hour: localHour };
      return [attemptId(jobId, rest.attempt), { executionId, organizationId, jobId, record, local }];
    }),
  );
}
