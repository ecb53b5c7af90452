import type { ExecutionId, JobId, OrganizationId, ProgramId } from "@redial/kernel";
import type { ListPlace, PlacedRow } from "@redial/platform";
import type { AttemptReport, CallReport } from "./call-report";
import type { Cell } from "./count-changes";
import type { FailedContact } from "./domain/failed-contact";
import type { Totals } from "./totals";

/** What one execution came to, or all executions of a program together. Everything in it was read at one instant. */
export interface Tally {
  /** The program's name at launch; null until the launch was heard of. */
  label: string | null;
  /** Of the retry strategies; null until the launch was heard of. */
  leastRetries: number | null;
  mostRetries: number | null;
  /** True when every execution is over and all that happened in it was counted: the numbers change no more. */
  isFinal: boolean;
  totals: Totals;
  /** Empty when they were not asked for; each combination of attempt, weekday, hour and outcome at most once. */
  cells: readonly Cell[];
}

/** Whether the cells are read beside the totals: only breakdowns need them, and they are some thousands an execution. */
export type TallyDetail = "totals" | "cells";

/** What is read of experiments beside the tallies of their executions; both 0 for what is not known in the organization. */
export interface ExperimentReads {
  /** How many of an execution's first jobs are over, in the order in which they were planned, up to the first that is not; one cut short by a cancellation is not over. */
  overFromFirst(organizationId: OrganizationId, executionId: ExecutionId): Promise<number>;
  /** How many of an execution's first so many jobs were completed. */
  completedOfFirst(organizationId: OrganizationId, executionId: ExecutionId, first: number): Promise<number>;
}

/** What the resolvers read. Answers hold only what is known in the organization; an id that is not known has no entry. */
export interface Reports extends ExperimentReads {
  tallyExecutions(organizationId: OrganizationId, ids: readonly ExecutionId[], detail: TallyDetail): Promise<ReadonlyMap<ExecutionId, Tally>>;
  tallyPrograms(organizationId: OrganizationId, ids: readonly ProgramId[], detail: TallyDetail): Promise<ReadonlyMap<ProgramId, Tally>>;
  callReports(organizationId: OrganizationId, ids: readonly JobId[]): Promise<ReadonlyMap<JobId, CallReport>>;
  /** The first so many attempts of an execution behind a place, null for the beginning, in the order in which they started. */
  attempts(organizationId: OrganizationId, executionId: ExecutionId, rows: number, behind: ListPlace | null): Promise<PlacedRow<AttemptReport>[]>;
  /** The first so many failed contacts of an execution behind a place, null for the beginning, in the order in which their jobs were made. */
  failedContacts(organizationId: OrganizationId, executionId: ExecutionId, rows: number, behind: ListPlace | null): Promise<PlacedRow<FailedContact<AttemptReport>>[]>;
}
