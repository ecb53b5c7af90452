import { constants } from "node:os";
import type { TestCounts } from "./test-counts";

/** What a run of all checks came to. */
export interface TestRun {
  counts: TestCounts;
  /** Which Kafka the suites ran on, in words; or why there was none. */
  kafka: { ranOn: string } | { unavailable: string };
  /** True where a missing Kafka must not pass unnoticed. */
  ci: boolean;
  /** Exit code of each check that was run, by its name. */
  checks: Readonly<Record<string, number>>;
  /** The signal that ended the run early; null when it ran to its end. */
  interruptedBy: NodeJS.Signals | null;
}

/** The last lines of `npm test`, the very last in the form `N passed, N failed`, and its exit code: 0 only if every check passed, tests ran, and in CI the Kafka suites too; 128 + the signal's number after an interrupt. */
export function judge(run: TestRun): { lines: string[]; exitCode: number } {
  const { counts, kafka, ci, interruptedBy } = run;
  const totals = `${counts.passed} passed, ${counts.failed} failed`;
  if (interruptedBy) return { lines: [`Interrupted by ${interruptedBy}: not all tests ran.`, totals], exitCode: 128 + constants.signals[interruptedBy] };
  const failed = Object.entries(run.checks).filter(([, code]) => code !== 0);
  const lines = failed.map(([name, code]) => `${name} failed with code ${code}.`);
  if (counts.passed + counts.failed === 0) lines.push("No test ran.");
  if (counts.skipped > 0) lines.push(`${counts.skipped} tests were skipped.`);
  const missing = "unavailable" in kafka;
  lines.push(missing ? `The Kafka suites did not run: ${kafka.unavailable}${ci ? " With CI set, that is a failure." : ""}` : `The Kafka suites ran on ${kafka.ranOn}.`);
  lines.push(totals);
  const firstCode = failed[0]?.[1] ?? 0;
  const otherFault = counts.failed > 0 || counts.passed === 0 || (missing && ci);
  return { lines, exitCode: firstCode || (otherFault ? 1 : 0) };
}
