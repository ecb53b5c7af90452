import { callLog } from "./call-log";

it("tells the calls of a job, the latest first, however many there are", () => {
  const log = callLog(3);
  for (let call = 0; call < 5_000; call++) log.add(call % 2, call, call + 1, call % 2 === 0 ? "busy" : "no_answer");
  expect(log.of(0)).toHaveLength(2_500);
  expect(log.of(0)[0]).toEqual({ startedAt: 4_998, endedAt: 4_999, outcome: "busy" });
  expect(log.of(2)).toEqual([]);
});

it("forgets a job without touching another", () => {
  const log = callLog(2);
  for (let round = 0; round < 10; round++) {
    log.add(0, round, round, "busy");
    log.add(1, round, round, "rejected");
  }
  log.drop(0);
  for (let round = 0; round < 20; round++) log.add(0, 100 + round, 101 + round, "voicemail");
  expect(log.of(1).map(({ startedAt }) => startedAt)).toEqual([9, 8, 7, 6, 5, 4, 3, 2, 1, 0]);
  expect(log.of(0).map(({ outcome }) => outcome)).toEqual(Array.from({ length: 20 }, () => "voicemail"));
});
