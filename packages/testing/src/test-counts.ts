import { existsSync, readFileSync } from "node:fs";

/** How many tests ended how. */
export interface TestCounts {
  passed: number;
  failed: number;
  skipped: number;
}

/** Names the file in which `count-reporter.js` notes the counts of every jest process of a run. */
export const COUNTS_FILE = "REDIAL_TEST_COUNTS";

/** The sum of all that was noted in the file; zeros when there is none. */
export function sumCounts(file: string): TestCounts {
  const lines = existsSync(file) ? readFileSync(file, "utf8").split("\n").filter(Boolean) : [];
  const noted = lines.map((line): TestCounts => JSON.parse(line));
  return noted.reduce((sum, each) => ({ passed: sum.passed + each.passed, failed: sum.failed + each.failed, skipped: sum.skipped + each.skipped }), { passed: 0, failed: 0, skipped: 0 });
}
