const { appendFileSync } = require("node:fs");

/**
 * A jest reporter that notes the counts of its run in the file that REDIAL_TEST_COUNTS names, one line of JSON a run, for `npm test` to add up.
 * A test file that could not be loaded counts as one failed test. Not compiled: it is in use while the workspaces are being built.
 */
module.exports = class CountReporter {
  onRunComplete(_contexts, results) {
    const file = process.env.REDIAL_TEST_COUNTS;
    if (!file) return;
    const counts = {
      passed: results.numPassedTests,
      failed: results.numFailedTests + results.numRuntimeErrorTestSuites,
      skipped: results.numPendingTests + results.numTodoTests,
    };
    appendFileSync(file, `${JSON.stringify(counts)}\n`);
  }
};
