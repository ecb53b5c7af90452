import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { COUNTS_FILE, sumCounts } from "./test-counts";

const CountReporter = jest.requireActual<new () => { onRunComplete(contexts: null, results: Record<string, number>): void }>("../count-reporter.js");

let folder: string;
const before = process.env[COUNTS_FILE];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "redial-counts-"));
  process.env[COUNTS_FILE] = join(folder, "counts");
});
afterEach(() => {
  if (before === undefined) delete process.env[COUNTS_FILE];
  else process.env[COUNTS_FILE] = before;
  rmSync(folder, { recursive: true });
});

it("adds up what every jest process noted, a test file that could not be loaded being one failed test", () => {
  const reporter = new CountReporter();
  reporter.onRunComplete(null, { numPassedTests: 3, numFailedTests: 1, numPendingTests: 2, numTodoTests: 1, numRuntimeErrorTestSuites: 0 });
  reporter.onRunComplete(null, { numPassedTests: 4, numFailedTests: 0, numPendingTests: 0, numTodoTests: 0, numRuntimeErrorTestSuites: 1 });
  expect(sumCounts(join(folder, "counts"))).toEqual({ passed: 7, failed: 2, skipped: 3 });
});

it("counts nothing when nothing was noted", () => expect(sumCounts(join(folder, "none"))).toEqual({ passed: 0, failed: 0, skipped: 0 }));
