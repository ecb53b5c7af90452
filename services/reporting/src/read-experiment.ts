import type { ExecutionId, OrganizationId } from "@redial/kernel";
import { reportAdaptive, type AdaptiveDeal } from "./domain/adaptive-report";
import { alignArms } from "./domain/align-arms";
import { reportExperiment, type ArmSeen, type ExperimentReport, type JudgedQuestion } from "./domain/experiment-report";
import { executionMetrics, type ExecutionMetrics } from "./domain/execution-metrics";
import { countsOfWaves, placesOver } from "./domain/wave-counts";
import type { Reports } from "./reports";

/** A launched experiment as it was planned. */
export interface LaunchedExperiment {
  question: JudgedQuestion;
  isStopped: boolean;
  arms: readonly { name: string; executionId: ExecutionId; size: number }[];
  /** Left out: a fixed split. */
  adaptive?: AdaptiveDeal;
}

/** An arm of a report: what its execution came to so far, and what is compared of it. */
export interface ArmReport {
  name: string;
  executionId: ExecutionId;
  size: number;
  metrics: ExecutionMetrics | null;
  counted: ExperimentReport["counted"][number];
}

/** An experiment's report with its arms. */
export interface ReportedExperiment extends Omit<ExperimentReport, "counted"> {
  arms: readonly ArmReport[];
  /** True when every arm is over and counted: the report changes no more. */
  isFinal: boolean;
}

/** Reads what the arms came to, and judges them. It takes as long as the jobs that are over are many, once for each wave: some hundredths of a second for a hundred thousand. */
export async function readExperiment(reports: Reports, organizationId: OrganizationId, experiment: LaunchedExperiment): Promise<ReportedExperiment> {
  const { arms } = experiment;
  const tallies = await reports.tallyExecutions(organizationId, arms.map(({ executionId }) => executionId), "totals");
  const over = await Promise.all(arms.map(({ executionId }) => reports.overFromFirst(organizationId, executionId)));
  const { counted, ...report } = await judgedReport(reports, organizationId, experiment, over);
  const shown = arms.map((arm, index): ArmReport => {
    const tally = tallies.get(arm.executionId);
    const rate = counted[index];
    if (!rate) throw new Error("every arm is counted");
    return { ...arm, metrics: tally ? executionMetrics(tally) : null, counted: rate };
  });
  return { ...report, arms: shown, isFinal: shown.every(({ metrics }) => metrics?.isFinal === true) };
}

async function judgedReport(reports: Reports, organizationId: OrganizationId, { question, isStopped, arms, adaptive }: LaunchedExperiment, over: readonly number[]): Promise<ExperimentReport> {
  const completedOf = (firsts: readonly number[]): Promise<number[]> =>
    Promise.all(arms.map(({ executionId }, arm) => reports.completedOfFirst(organizationId, executionId, firsts[arm] ?? 0)));
  if (adaptive) {
    const places = placesOver(adaptive.waves, over);
    return reportAdaptive(arms, question, isStopped, adaptive, countsOfWaves(places, await Promise.all(places.map(completedOf))));
  }
  const trials = alignArms(arms.map(({ size }, index) => ({ size, overFromFirst: Math.min(size, over[index] ?? 0) })));
  const completed = await completedOf(trials);
  const seen = arms.map((arm, index): ArmSeen => ({ ...arm, counted: { trials: trials[index] ?? 0, successes: completed[index] ?? 0 } }));
  return reportExperiment(seen, question, isStopped);
}
