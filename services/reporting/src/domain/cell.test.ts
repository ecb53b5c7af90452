import { cellsOf, noHourCounts } from "./cell";

test("each outcome that occurred is a cell, and what was spoken is told with the first alone", () => {
  const cells = cellsOf([{ ...noHourCounts(), attempt: 2, weekday: "friday", hour: 17, completed: 3, busy: 4, talk_ms: 90_000 }]);
  expect(cells).toEqual([
    { attempt: 2, weekday: "friday", hour: 17, outcome: "completed", attempts: 3, talkMs: 90_000 },
    { attempt: 2, weekday: "friday", hour: 17, outcome: "busy", attempts: 4, talkMs: 0 },
  ]);
});
