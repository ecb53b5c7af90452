import type { ExecutionId, OrganizationId } from "@redial/kernel";
import { alignArms } from "./domain/align-arms";
import { reportExperiment, type ArmSeen, type ExperimentReport, type JudgedQuestion } from "./domain/experiment-report";
import { executionMetrics, type ExecutionMetrics } from "./domain/execution-metrics";
import type { Reports } from "./reports";

/** A launched experiment as it was planned. */
export interface LaunchedExperiment {
  question: JudgedQuestion;
  isStopped: boolean;
  arms: readonly { name: string; executionId: ExecutionId; size: number }[];
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

/** Reads what the arms came to, and judges them. It takes as long as the jobs that are over are many: some hundredths of a second for a hundred thousand. */
export async function readExperiment(reports: Reports, organizationId: OrganizationId, { question, isStopped, arms }: LaunchedExperiment): Promise<ReportedExperiment> {
  const tallies = await reports.tallyExecutions(organizationId, arms.map(({ executionId }) => executionId), "totals");
  const over = await Promise.all(arms.map(({ executionId }) => reports.overFromFirst(organizationId, executionId)));
  const trials = alignArms(arms.map(({ size }, index) => ({ size, overFromFirst: Math.min(size, over[index] ?? 0) })));
  const seen = await Promise.all(
    arms.map(async (arm, index): Promise<ArmSeen> => {
      const first = trials[index] ?? 0;
      return { ...arm, counted: { trials: first, successes: await reports.completedOfFirst(organizationId, arm.executionId, first) } };
    }),
  );
  const { counted, ...report } = reportExperiment(seen, question, isStopped);
  const shown = arms.map((arm, index): ArmReport => {
    const tally = tallies.get(arm.executionId);
    const rate = counted[index];
    if (!rate) throw new Error("every arm is counted");
    return { ...arm, metrics: tally ? executionMetrics(tally) : null, counted: rate };
  });
  return { ...report, arms: shown, isFinal: shown.every(({ metrics }) => metrics?.isFinal === true) };
}
