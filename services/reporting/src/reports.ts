import type { ExecutionId, JobId, OrganizationId, ProgramId } from "@redial/kernel";
import type { ListPlace, PlacedRow } from "@redial/platform";
import type { AttemptReport, CallReport } from "./call-report";
import type { Cell, WeekHour } from "./cell";
import type { ConnectBucket } from "./connect-bucket";
import type { FailedContact } from "./domain/failed-contact";
import type { Segment } from "./segments";
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
  /** The same attempts, a row for each number in each hour of the week, with all that is counted of them. */
  hours: readonly WeekHour[];
}

/** Days by the called persons' calendars, `2025-01-31`, both included; null is open. */
export interface DayRange {
  from: string | null;
  to: string | null;
}

/** A segment of executions; the value null stands for all values beyond the first hundred of an execution. */
export interface SegmentChoice {
  key: string;
  value: string | null;
}

/** Part of what happened. `days` narrows the cells alone, to attempts that started then: totals, which count contacts, are always of all days. */
export interface TallySlice {
  segment?: SegmentChoice;
  days?: DayRange;
}

/** What a segment came to. */
export interface SegmentTotals extends Segment {
  totals: Totals;
}

/** The attempts of a segment by number (weekday and hour are Monday, 0) or by hour of the week (the number is 0). */
export interface SegmentCells extends Segment {
  by: "attempt" | "hour";
  cells: readonly Cell[];
  hours: readonly WeekHour[];
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
