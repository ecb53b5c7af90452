declare const brand: unique symbol;

/** A text that names one kind of thing; the brand keeps a job's id from being passed where a contact's is meant. */
export type Id<Kind extends string> = string & { readonly [brand]?: Kind };

export type OrganizationId = Id<"organization">;
export type ContactId = Id<"contact">;
export type AudienceId = Id<"audience">;
export type ProgramId = Id<"program">;
export type ExecutionId = Id<"execution">;
export type ExperimentId = Id<"experiment">;
export type JobId = Id<"job">;

/** Where new ids come from: UUIDs, unique for ever, and of one source rising in the order they were asked for. */
export interface Ids {
  next(): string;
}

/** One dial of a job, named the same by everyone who speaks of it: the scheduler, the dialer, the carrier and the reports. */
export type AttemptId = Id<"attempt">;

export function attemptId(jobId: JobId, attempt: number): AttemptId {
  return `${jobId}:${attempt}`;
}
