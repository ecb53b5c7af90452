import { randomCampaigns } from "../random-campaigns.fixture";
import { recordEvents } from "../record-events";
import { reportingDatabase, type ReportingDatabase } from "../reporting-database.fixture";
import { seededRandom } from "../seeded-random.fixture";
import { gatherCounts, type GatheredCounts } from "./gather-counts";

const { partitions } = randomCampaigns(seededRandom(52));
const CELLS = "select to_jsonb(c)::text as cell from hour_cell c order by 1";
let office: ReportingDatabase;
let counts: GatheredCounts;

beforeEach(async () => {
  office = await reportingDatabase();
  counts = gatherCounts(office.database);
  const record = recordEvents(office.database, { count: counts.count });
  for (const batch of partitions) await record(batch);
});
afterEach(() => office.drop());

test("counts that were gathered are the same as those that each transaction adds, once they are added", async () => {
  expect(await office.database.rows(CELLS)).toEqual([]);
  await counts.flush();
  await counts.flush();
  const alone = await reportingDatabase();
  await alone.deliver(partitions);
  expect(await office.database.rows(CELLS)).toEqual(await alone.database.rows(CELLS));
  await alone.drop();
});

test("once counts were lost, nothing is flushed any more", async () => {
  await office.database.rows("alter table hour_cell rename to away");
  await expect(counts.flush()).rejects.toMatchObject({ code: "42P01" });
  await office.database.rows("alter table away rename to hour_cell");
  await expect(counts.flush()).rejects.toMatchObject({ code: "42P01" });
});
