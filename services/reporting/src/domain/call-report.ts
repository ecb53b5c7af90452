import type { ContactId, ExecutionId, JobId, JobResult, Outcome, Weekday } from "@redial/kernel";

/** One dial of a job as its report shows it. */
export interface AttemptReport {
  /** `jobId:attempt`. */
  id: string;
  attempt: number;
  outcome: Outcome;
  call: {
    status: Outcome;
    carrierCode: string;
    startedAt: Date;
    endedAt: Date;
    ringMs: number;
    talkMs: number;
    detail: string | null;
  };
  localHour: number;
  localWeekday: Weekday;
}

/** All that happened to one job: its attempts by number, and how it ended (null while it is open). */
export interface CallReport {
  jobId: JobId;
  job: { id: JobId };
  executionId: ExecutionId;
  execution: { id: ExecutionId };
  /** Null, and the contacts empty, until the job's planning was heard of. */
  phone: string | null;
  contacts: { id: ContactId }[];
  attempts: AttemptReport[];
  result: JobResult | null;
  reason: string | null;
  isComplete: boolean;
}
