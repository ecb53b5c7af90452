import type { OrganizationId } from "@redial/kernel";
import type { ExecutionType } from "./execution.type";
import type { JobType } from "./job.type";

/** A page of jobs: the first so many behind a job or a position in the audience, all or only those that are held. */
export interface JobPage {
  first: number;
  after: { jobId: string } | { position: number } | null;
  heldOnly: boolean;
}

/** What the API reads. Only rows of the given organization are ever found; a malformed id is as unknown as any other. */
export interface ExecutionReader {
  execution(organizationId: OrganizationId, id: string): Promise<ExecutionType | null>;
  job(organizationId: OrganizationId, id: string): Promise<JobType | null>;
  /** Jobs in the order of the audience; a job to begin behind that is none of them is refused with `CURSOR_UNKNOWN`. */
  jobs(organizationId: OrganizationId, executionId: string, page: JobPage): Promise<JobType[]>;
}
