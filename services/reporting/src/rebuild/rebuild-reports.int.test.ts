import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { topicOf } from "@redial/contracts";
import { createLog, openBus, openDatabase, type Bus, type Database, type Running } from "@redial/platform";
import { createTestDatabase, type TestDatabase } from "@redial/testing";
import { loadConfig } from "../config";
import { HEARD_TOPICS, type HeardEvent } from "../counting/heard-events";
import { randomCampaigns } from "../random-campaigns.fixture";
import { reportingDatabase } from "../reporting-database.fixture";
import { seededRandom } from "../seeded-random.fixture";
import { createService, REPORTING } from "../service";
import { rebuildReports } from "./rebuild-reports";
import { REBUILT_TABLES } from "./rebuilt-tables";

const log = createLog("test", "error");
const { events, partitions } = randomCampaigns(seededRandom(51));
const COUNTED = REBUILT_TABLES.filter((table) => table !== "inbox_mark" && table !== "attempt_cell");
let databases: TestDatabase[];
let bus: Bus;
let service: Running;
let database: Database;
let rebuild: () => Promise<void>;

beforeEach(async () => {
  databases = [await createTestDatabase(), await createTestDatabase()];
  const [own, shared] = databases.map(({ url }) => url);
  service = await createService({ config: loadConfig({ PORT: "0", DATABASE_URL: own, BUS_URL: shared, GATEWAY_SECRET: "secret" }), log });
  bus = await openBus(shared ?? "", "test", log);
  database = await openDatabase({ url: own ?? "", application: "test", migrations: [] });
  rebuild = () => rebuildReports({ databaseUrl: own ?? "", busUrl: shared ?? "", log, acceptLoss: false, readers: 1, onProgress: () => undefined });
});

afterEach(async () => {
  await database.close();
  await bus.close();
  await service.stop();
  await Promise.all(databases.map((one) => one.drop()));
});

test("reports are rebuilt to the numbers that they had, while the service records what is said meanwhile, and go on from there", async () => {
  const wanted = await countedAlone();
  await publish(0, 200);
  await heard();
  await database.rows("update hour_cell set busy = busy + 1000");
  const publishing = trickle(200, 330);
  await rebuild();
  await publishing;
  await publish(330, events.length);
  await heard();
  expect(await counted(database)).toEqual(wanted);
  await rebuild();
  expect(await counted(database)).toEqual(wanted);
  await publish(0, events.length);
  await heard();
  expect(await counted(database)).toEqual(wanted);
});

test("rebuilt tables have the indexes that they had", async () => {
  const indexes = () => database.rows("select tablename, indexdef from pg_indexes where schemaname = current_schema() order by tablename, indexname");
  const wanted = await indexes();
  await publish(0, 50);
  await rebuild();
  expect(await indexes()).toEqual(wanted);
});

test("a rebuild that is killed leaves the reports as they were, and the next one begins anew", async () => {
  const wanted = await countedAlone();
  await publish(0, events.length);
  await heard();
  const child = spawn(process.execPath, [join(__dirname, "../../../../packages/platform/run-fixture.js"), join(__dirname, "rebuilding.fixture.ts"), ...databases.map(({ url }) => url)], { stdio: "inherit" });
  expect(await once(child, "exit")).toEqual([null, "SIGKILL"]);
  const [left] = await database.rows("select from pg_namespace where nspname = 'rebuilt'");
  expect(left).toBeDefined();
  expect(await counted(database)).toEqual(wanted);
  await rebuild();
  expect(await counted(database)).toEqual(wanted);
});

test("a rebuild from a bus that no longer keeps everything is refused, and changes nothing", async () => {
  const wanted = await countedAlone();
  await publish(0, events.length);
  await heard();
  const kept = await openDatabase({ url: databases[1]?.url ?? "", application: "test", migrations: [] });
  await kept.rows("delete from record_batch where topic = 'scheduler.events' and partition = 0");
  await kept.close();
  await expect(rebuild()).rejects.toMatchObject({ code: "REBUILD_LOSES" });
  expect(await counted(database)).toEqual(wanted);
});

test("the tables that are rebuilt are all that the service keeps, but for its messages and what it last said of learned rates", async () => {
  const rows = await database.rows<{ name: string }>("select tablename as name from pg_tables where schemaname = current_schema()");
  const kept = rows.map(({ name }) => name).filter((name) => !/^(outbox.*|migrations|learned_rates)$/.test(name));
  expect(kept.sort()).toEqual([...REBUILT_TABLES].sort());
});

/** What everything comes to when the streams are simply taken in. */
async function countedAlone(): Promise<unknown> {
  const alone = await reportingDatabase();
  await alone.deliver(partitions);
  const wanted = await counted(alone.database);
  await alone.drop();
  return wanted;
}

async function counted(of: Database): Promise<Record<string, unknown>> {
  const rows = COUNTED.map(async (table) => [table, (await of.rows<{ row: string }>(`select to_jsonb(t)::text as row from ${table} t`)).map(({ row }) => row).sort()]);
  return Object.fromEntries(await Promise.all(rows)) as Record<string, unknown>;
}

async function publish(from: number, to: number): Promise<void> {
  await bus.publish(events.slice(from, to).map((event: HeardEvent, index) => ({ topic: topicOf(event.type), key: event.key, type: event.type, sequence: from + index + 1, body: JSON.stringify(event) })));
}

async function trickle(from: number, to: number): Promise<void> {
  for (let at = from; at < to; at += 10) {
    await publish(at, Math.min(to, at + 10));
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

async function heard(): Promise<void> {
  for (;;) {
    const lag = await bus.lag(REPORTING, HEARD_TOPICS);
    if ([...lag.values()].every((left) => left === 0)) return;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
