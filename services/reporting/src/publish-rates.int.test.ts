import { DAY_MS, toIso } from "@redial/kernel";
import { systemIds } from "@redial/platform";
import { guideEvents, ORGANIZATION } from "./guide-campaign.fixture";
import { publishRates } from "./publish-rates";
import { readBestTimes } from "./read-best-times";
import { reportingDatabase, type ReportingDatabase } from "./reporting-database.fixture";
import { ratesStore } from "./store/learned-rates";

const MONDAY = Date.parse("2025-01-20T12:00:00Z");
const NOW = MONDAY + 30 * DAY_MS;
const EXECUTION = "00000000-0000-7000-8000-00000000e001";
const clock = { now: () => NOW };
let db: ReportingDatabase;

beforeEach(async () => {
  db = await reportingDatabase();
});
afterEach(() => db.drop());

/** Counts first attempts of an hour of a day, as recording does. */
async function count(hour: number, attempts: number, completed: number, more: { day?: number; execution?: string; clock?: string | null } = {}): Promise<void> {
  const { day = MONDAY, execution = EXECUTION, clock: by = "real_time" } = more;
  await db.database.rows(
    `insert into execution as e (id, organization_id, clock, is_planned, revision, contacts, completed, message_left, failed, skipped, calls, talk_ms, contacts_retried, completed_after_retry, ended_called, ended_attempts, completed_attempts)
     values ($1, $2, $3, true, 0, 0, 0, 0, 0, 0, $4, 0, 0, 0, 0, 0, 0) on conflict (id) do update set calls = e.calls + excluded.calls`,
    [execution, ORGANIZATION, by, attempts],
  );
  await db.database.rows("insert into hour_cell (execution_id, local_date, local_hour, attempt, completed, no_answer) values ($1, $2, $3, 1, $4, $5)", [execution, toIso(day).slice(0, 10), hour, completed, attempts - completed]);
}

/** Bodies of what stands in the outbox. */
async function said(): Promise<{ type: string; data: { clock: string; version: number; attempts: number; byHour: (number | null)[] } }[]> {
  const rows = await db.database.rows<{ body: string }>("select body from outbox order by id");
  return rows.flatMap(({ body }) => body.split("\n").map((line) => JSON.parse(line) as Awaited<ReturnType<typeof said>>[number]));
}

test("what new attempts teach is published once, by several who look at the same time", async () => {
  await count(9, 1_000, 100);
  await count(18, 1_000, 300);
  const look = () => publishRates(ratesStore(db.database, systemIds()), clock)();
  await Promise.all([look(), look(), look()]);
  await look();
  const events = await said();
  expect(events).toMatchObject([{ type: "rates.learned", data: { clock: "real_time", attempts: 2_000, version: NOW / 1_000 } }]);
  expect(events[0]?.data.byHour[18]).toBeGreaterThan(0.28);
  expect(events[0]?.data.byHour[9]).toBeLessThan(0.12);
  expect(events[0]?.data.byHour[10]).toBeNull();

  await count(19, 1_000, 400);
  await look();
  expect((await said()).map(({ data }) => data.version)).toEqual([NOW / 1_000, NOW / 1_000 + 1]);
});

test("attempts of long ago teach nothing, and those on virtual clocks only those on virtual clocks", async () => {
  await count(9, 500, 50);
  await count(10, 500, 450, { day: NOW - 200 * DAY_MS });
  await count(18, 500, 150, { execution: "00000000-0000-7000-8000-00000000e002", clock: "fast_forward", day: NOW - 900 * DAY_MS });
  await count(20, 5_000, 50, { execution: "00000000-0000-7000-8000-00000000e003", clock: null });
  await publishRates(ratesStore(db.database, systemIds()), clock)();
  const events = await said();
  expect(events.map(({ data }) => [data.clock, data.attempts, data.byHour.filter((rate) => rate !== null).length]).sort()).toEqual([
    ["fast_forward", 500, 1],
    ["real_time", 500, 1],
  ]);
});

/** Counts first attempts of a region's contacts at an hour of a day, as recording does. */
async function countRegion(region: string, hour: number, attempts: number, completed: number): Promise<void> {
  const values = [EXECUTION, region, toIso(MONDAY).slice(0, 10), hour, completed, attempts - completed];
  await db.database.rows(
    `with one as (insert into segment as s (id, execution_id, key, value, is_other, calls) values (hashtext($2)::bigint, $1::uuid, 'region', $2, false, $5::int + $6::int)
       on conflict (id) do update set calls = s.calls + excluded.calls returning id)
     insert into segment_cell (segment_id, local_date, local_hour, attempt, completed, no_answer) select id, $3::date, $4::smallint, 1, $5::int, $6::int from one`,
    values,
  );
}

test("regions that answer at other hours have rates of their own, in the publication and in the heat map", async () => {
  await count(9, 2_000, 500);
  await count(18, 2_000, 500);
  for (const [region, morning, evening] of [["us-tx", 100, 400], ["us-me", 400, 100]] as const) {
    await countRegion(region, 9, 1_000, morning);
    await countRegion(region, 18, 1_000, evening);
  }
  const store = ratesStore(db.database, systemIds());
  await publishRates(store, clock)();
  const publication = await store.publication({ organizationId: ORGANIZATION, clock: "real_time" });
  expect(publication?.segments.map(({ key, value, byHour }) => [key, value, (byHour[18] ?? 0) > (byHour[9] ?? 0)])).toEqual([["region", "us-me", false], ["region", "us-tx", true]]);
  const read = readBestTimes(store, clock);
  const texas = await read(ORGANIZATION, "real_time", { key: "region", value: "us-tx" });
  expect(texas).toMatchObject({ attempts: 2_000, connectionRate: 25 });
  expect(texas.hours[18]).toMatchObject({ attempts: 1_000, completed: 400, connectionRate: 40 });
  expect(texas.hours[18]?.publishedRate).toBeCloseTo(texas.hours[18]?.learnedRate ?? NaN, 1);
  expect(await read(ORGANIZATION, "real_time", { key: "region", value: "us-ca" })).toMatchObject({ attempts: 0, hours: [] });
});

test("few attempts are not looked at", async () => {
  await count(9, 150, 50);
  const store = ratesStore(db.database, systemIds());
  expect(await store.withNewAttempts()).toEqual([]);
  await count(10, 60, 50);
  expect(await store.withNewAttempts()).toEqual([{ organizationId: ORGANIZATION, clock: "real_time" }]);
});

test("the heat map is that of the attempts that were recorded, with what was published of it", async () => {
  const read = readBestTimes(ratesStore(db.database, systemIds()), clock);
  expect(await read(ORGANIZATION, "real_time")).toEqual({ clock: "real_time", attempts: 0, connectionRate: null, version: null, learnedAt: null, hours: [] });
  await count(9, 1_000, 100);
  await count(18, 1_000, 300);
  await count(22, 10, 9);
  await publishRates(ratesStore(db.database, systemIds()), clock)();
  const { hours, ...all } = await read(ORGANIZATION, "real_time");
  expect(all).toEqual({ clock: "real_time", attempts: 2_010, connectionRate: (409 / 2_010) * 100, version: NOW / 1_000, learnedAt: new Date(NOW) });
  expect(hours).toHaveLength(168);
  expect(hours[18]).toMatchObject({ weekday: "monday", hour: 18, attempts: 1_000, completed: 300, connectionRate: 30 });
  expect(hours[18]?.publishedRate).toBeCloseTo(hours[18]?.learnedRate ?? NaN, 1);
  expect(hours[22]).toMatchObject({ connectionRate: 90, publishedRate: null });
  expect(hours[22]?.learnedRate).toBeLessThan(80);
  expect(hours[30]).toMatchObject({ weekday: "tuesday", hour: 6, attempts: 0, connectionRate: null });
});

test("a launch tells by which clock an execution calls", async () => {
  const launches = guideEvents().flatMap((event) => (event.type === "execution.launched" ? [event] : []));
  await db.deliver([{ input: { topic: "program.events", partition: 0, lastSequence: launches.length }, events: launches.map((event, index) => ({ sequence: index + 1, event })) }]);
  expect(await db.database.rows("select distinct clock from execution")).toEqual([{ clock: expect.stringMatching(/real_time|fast_forward/) as unknown }]);
});
