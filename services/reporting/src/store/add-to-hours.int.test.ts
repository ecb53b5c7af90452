import { countingIds } from "@redial/testing";
import { noHourCounts } from "../domain/cell";
import { localTime } from "../domain/local-time";
import { randomCampaigns } from "../random-campaigns.fixture";
import { reportingDatabase, type ReportingDatabase } from "../reporting-database.fixture";
import { seededRandom } from "../seeded-random.fixture";
import { addToHours } from "./add-to-hours";
import { CountHoursAndSegments1700000002000 } from "./count-hours-and-segments.migration";

let reporting: ReportingDatabase;

beforeEach(async () => {
  reporting = await reportingDatabase();
});

afterEach(() => reporting.drop());

test("transactions that count into the same hours in opposite orders never wait for each other in a circle, and lose nothing", async () => {
  const id = countingIds().next();
  const week = Array.from({ length: 168 }, (_, hour) => localTime(new Date(Date.UTC(2025, 0, 6, hour)).toISOString(), 0));
  const hours = week.flatMap((local) => [1, 2, 3].map((attempt) => ({ id, hour: { ...noHourCounts(), attempt, ...local, busy: 1, talk_ms: 1_000 } })));
  const against = [...hours].reverse();
  for (let round = 0; round < 20; round++) {
    await Promise.all([hours, against, hours, against].map((order) => reporting.database.transact((tx) => addToHours(tx, "hour_cell", order))));
  }
  expect(reporting.repeated()).toBe(0);
  const counted = await reporting.database.rows("select count(*)::int as cells, min(busy)::int as least, max(busy)::int as most, sum(talk_ms)::int as talk from hour_cell");
  expect(counted).toEqual([{ cells: hours.length, least: 80, most: 80, talk: hours.length * 80_000 }]);
});

test("what was recorded by the version before is counted when the tables are made", async () => {
  await reporting.deliver(randomCampaigns(seededRandom(41)).partitions);
  const counted = () => Promise.all(["hour_cell", "connect_cell"].map((table) => reporting.database.rows(`select * from ${table} order by 1, 2, 3, 4`)));
  const before = await counted();
  const runner = reporting.database.entities.connection.createQueryRunner();
  const migration = new CountHoursAndSegments1700000002000();
  await migration.down(runner);
  await migration.up(runner);
  await runner.release();
  const [hours = [], connects = []] = await counted();
  expect([hours, connects]).toEqual(before);
  expect(hours.length).toBeGreaterThan(100);
});
