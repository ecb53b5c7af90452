import type { ExecutionId, JobId, OrganizationId, ProgramId } from "@redial/kernel";
import type { ListPlace, PlacedRow } from "@redial/platform";
import type { AttemptReport, CallReport } from "./domain/call-report";
import type { ConnectBucket } from "./domain/connect-bucket";
import type { DayRange } from "./domain/day-range";
import type { FailedContact } from "./domain/failed-contact";
import type { SegmentCells, SegmentTotals, Tally, TallySlice } from "./domain/tally";

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
  tallyExecutions(organizationId: OrganizationId, ids: readonly ExecutionId[], detail: TallyDetail, slice?: TallySlice): Promise<ReadonlyMap<ExecutionId, Tally>>;
  tallyPrograms(organizationId: OrganizationId, ids: readonly ProgramId[], detail: TallyDetail, slice?: TallySlice): Promise<ReadonlyMap<ProgramId, Tally>>;
  /** The segments of executions or of all executions of programs together: of one key or, null, of all. By key and value, the others last. */
  segmentTotals(organizationId: OrganizationId, scope: "id" | "program_id", ids: readonly string[], key: string | null): Promise<SegmentTotals[]>;
  segmentCells(organizationId: OrganizationId, scope: "id" | "program_id", ids: readonly string[], key: string, by: SegmentCells["by"], days?: DayRange): Promise<SegmentCells[]>;
  /** How many contacts connected within each bucket's time of the start of their first attempt, by the day on which they were reached. */
  connectBuckets(organizationId: OrganizationId, scope: "id" | "program_id", ids: readonly string[], days?: DayRange): Promise<ConnectBucket[]>;
  callReports(organizationId: OrganizationId, ids: readonly JobId[]): Promise<ReadonlyMap<JobId, CallReport>>;
  /** The first so many attempts of an execution behind a place, null for the beginning, in the order in which they started. */
  attempts(organizationId: OrganizationId, executionId: ExecutionId, rows: number, behind: ListPlace | null): Promise<PlacedRow<AttemptReport>[]>;
  /** The first so many failed contacts of an execution behind a place, null for the beginning, in the order in which their jobs were made. */
  failedContacts(organizationId: OrganizationId, executionId: ExecutionId, rows: number, behind: ListPlace | null): Promise<PlacedRow<FailedContact<AttemptReport>>[]>;
}
