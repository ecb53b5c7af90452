import { seal } from "@redial/contracts";
import { countingIds, createTestDatabase, type TestDatabase } from "@redial/testing";
import { keepingBus } from "../bus/keeping-bus.fixture";
import { startRelay } from "../bus/relay";
import { createLog } from "../process/log";
import { CreateMessaging1700000000000 } from "./create-messaging.migration";
import { openDatabase, type Database, type Statement } from "./database";
import { attemptStarted } from "./messaging-database.fixture";
import { MESSAGING_MIGRATIONS } from "./messaging-migrations";
import { appendFacts } from "./outbox";
import { sqlLines, sqlTexts } from "./sql-values";

/** How the version before `pack-outbox` wrote what it said: a row an event. */
const APPEND_BEFORE: Statement = {
  name: "outbox-append",
  text: `with said as (
      insert into outbox (topic, key, type, body)
      select topic, key, type, body from unnest($1::text[], $2::text[], $3::text[], string_to_array($4, E'\\n')) as said(topic, key, type, body))
    select pg_notify('outbox', '')`,
};

const ids = countingIds();

/** What the version before says of attempts, by its own statement. */
async function sayAsBefore(database: Database, ...attempts: number[]): Promise<void> {
  const events = attempts.map((attempt) => seal(ids.next(), attemptStarted(attempt)));
  const texts = [events.map(() => "dialer.events"), events.map(({ key }) => key), events.map(({ type }) => type)].map(sqlTexts);
  await database.transact((tx) => tx.rows(APPEND_BEFORE, [...texts, sqlLines(events.map((event) => JSON.stringify(event)))]));
}

describe("while one release takes the place of another", () => {
  let own: TestDatabase;
  const opened: Database[] = [];
  /** A replica of the version before knows one migration, one of this version all. */
  const open = async (version: "before" | "this"): Promise<Database> => {
    const database = await openDatabase({ url: own.url, application: version, migrations: version === "before" ? [CreateMessaging1700000000000] : MESSAGING_MIGRATIONS });
    opened.push(database);
    return database;
  };
  beforeAll(async () => (own = await createTestDatabase()));
  afterAll(async () => {
    await Promise.all(opened.map((database) => database.close()));
    await own.drop();
  });

  it("a replica of the version before goes on speaking on the database that this version migrated, and starts on it, and all is passed on in order", async () => {
    const before = await open("before");
    await sayAsBefore(before, 1, 2);
    const after = await open("this");
    await sayAsBefore(before, 3);
    await after.transact((tx) => appendFacts(tx, ids, [attemptStarted(4), attemptStarted(5)]));
    await sayAsBefore(await open("before"), 6);
    await sayAsBefore(before, 7);

    const bus = keepingBus();
    const relay = await startRelay(after, bus, createLog("test", "error"));
    await bus.received(7);
    await relay.stop();
    expect(bus.kept().map(({ body }) => (JSON.parse(body) as { data: { attempt: number } }).data.attempt)).toEqual([1, 2, 3, 4, 5, 6, 7]);
    expect(bus.kept().map(({ sequence, key, type }) => [sequence, key, type])).toEqual([1, 2, 3, 4, 5, 6, 7].map((sequence) => [sequence, "job-1", "attempt.started"]));
  });
});
