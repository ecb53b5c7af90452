import { callLog, type LoggedCall } from "./call-log";

function call(startedAt: number, outcome: LoggedCall["outcome"], detail: LoggedCall["detail"] = null): LoggedCall {
  return { startedAt, endedAt: startedAt + 1, outcome, detail };
}

it("tells the calls of a job, the latest first, however many there are", () => {
  const log = callLog(3);
  for (let at = 0; at < 5_000; at++) log.add(at % 2, call(at, at % 2 === 0 ? "busy" : "no_answer", at % 4 === 0 ? "abandoned" : null));
  expect(log.of(0)).toHaveLength(2_500);
  expect(log.of(0).slice(0, 2)).toEqual([call(4_998, "busy"), call(4_996, "busy", "abandoned")]);
  expect(log.of(2)).toEqual([]);
});

it("forgets a job without touching another", () => {
  const log = callLog(2);
  for (let round = 0; round < 10; round++) {
    log.add(0, call(round, "busy"));
    log.add(1, call(round, "rejected"));
  }
  log.drop(0);
  for (let round = 0; round < 20; round++) log.add(0, call(100 + round, "voicemail"));
  expect(log.of(1).map(({ startedAt }) => startedAt)).toEqual([9, 8, 7, 6, 5, 4, 3, 2, 1, 0]);
  expect(log.of(0).map(({ outcome }) => outcome)).toEqual(Array.from({ length: 20 }, () => "voicemail"));
});
