import { failedOutcomes } from "./failed-outcomes";

test("the guide's example: 60 % no answer, 30 % busy, 10 % rejected", () => {
  const rows = failedOutcomes(new Map([["rejected", 10], ["no_answer", 60], ["busy", 30]]), 100);
  expect(rows.map(({ outcome, contacts, action }) => [outcome, contacts.rate, action])).toEqual([
    ["no_answer", 60, "evening_hours"],
    ["busy", 30, "more_retries"],
    ["rejected", 10, "likely_wrong_number"],
  ]);
});

test("who failed without a call is a row of its own", () => {
  expect(failedOutcomes(new Map([["busy", 3]]), 4)).toMatchObject([{ outcome: "busy", contacts: { count: 3, of: 4 } }, { outcome: null, contacts: { count: 1, of: 4 }, action: "manual_follow_up" }]);
});

test("without failed contacts there is nothing to tell", () => {
  expect(failedOutcomes(new Map(), 0)).toEqual([]);
});
