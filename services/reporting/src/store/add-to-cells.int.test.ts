import { OUTCOMES, WEEKDAYS } from "@redial/kernel";
import { countingIds } from "@redial/testing";
import { reportingDatabase, type ReportingDatabase } from "../reporting-database.fixture";
import { addToCells } from "./add-to-cells";

let reporting: ReportingDatabase;

beforeEach(async () => {
  reporting = await reportingDatabase();
});

afterEach(() => reporting.drop());

test("transactions that count into the same cells in opposite orders never wait for each other in a circle, and lose nothing", async () => {
  const executionId = countingIds().next();
  const week = WEEKDAYS.flatMap((weekday) => Array.from({ length: 24 }, (_, hour) => ({ weekday, hour })));
  const cells = week.flatMap((time) => OUTCOMES.map((outcome) => ({ executionId, attempt: 1, ...time, outcome, attempts: 1, talkMs: 1_000 })));
  const against = [...cells].reverse();
  for (let round = 0; round < 20; round++) {
    await Promise.all([cells, against, cells, against].map((order) => reporting.database.transact((tx) => addToCells(tx, order))));
  }
  expect(reporting.repeated()).toBe(0);
  const counted = await reporting.database.rows("select count(*)::int as cells, min(attempts)::int as least, max(attempts)::int as most, sum(talk_ms)::int as talk from attempt_cell");
  expect(counted).toEqual([{ cells: cells.length, least: 80, most: 80, talk: cells.length * 80_000 }]);
});
