import { judge, type TestRun } from "./test-verdict";

const good: TestRun = { counts: { passed: 12, failed: 0, skipped: 0 }, kafka: { ranOn: "Apache Kafka 4.4.0" }, ci: false, checks: { turbo: 0, depcruise: 0 }, interruptedBy: null };
const noKafka = { unavailable: "No Java was found." };

it("ends with the counts alone on a line, whatever happened", () => {
  expect(judge(good)).toEqual({ lines: ["The Kafka suites ran on Apache Kafka 4.4.0.", "12 passed, 0 failed"], exitCode: 0 });
  expect(judge({ ...good, checks: { turbo: 2, depcruise: 1 } }).lines.at(-1)).toBe("12 passed, 0 failed");
});

it("passes on the code of the first check that failed", () => {
  expect(judge({ ...good, checks: { turbo: 0, depcruise: 3 } })).toMatchObject({ exitCode: 3, lines: expect.arrayContaining(["depcruise failed with code 3."]) });
});

it("fails when a test failed although its process said otherwise, and when no test ran at all", () => {
  expect(judge({ ...good, counts: { passed: 12, failed: 1, skipped: 0 } }).exitCode).toBe(1);
  expect(judge({ ...good, counts: { passed: 0, failed: 0, skipped: 0 } })).toMatchObject({ exitCode: 1, lines: expect.arrayContaining(["No test ran."]) });
});

it("says why the Kafka suites did not run, and fails for it in CI only", () => {
  expect(judge({ ...good, kafka: noKafka })).toMatchObject({ exitCode: 0, lines: expect.arrayContaining(["The Kafka suites did not run: No Java was found."]) });
  expect(judge({ ...good, kafka: noKafka, ci: true }).exitCode).toBe(1);
});

it("claims nothing about what an interrupt kept from running", () => {
  expect(judge({ ...good, interruptedBy: "SIGINT" })).toEqual({ lines: ["Interrupted by SIGINT: not all tests ran.", "12 passed, 0 failed"], exitCode: 130 });
});
