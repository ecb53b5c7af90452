import { countingIds } from "@redial/testing";
import { createLog } from "../process/log";
import type { Running } from "../process/lifecycle";
import { appendFacts } from "../store/outbox";
import { attemptStarted, messagingDatabase, untilRow, type MessagingDatabase } from "../store/messaging-database.fixture";
import type { Database } from "../store/database";
import { keepingBus, type KeepingBus } from "./keeping-bus.fixture";
import { startRelay } from "./relay";

const log = createLog("test", "error");
const ids = countingIds();
const say = (database: Database, ...attempts: number[]) => database.transact((tx) => appendFacts(tx, ids, attempts.map((attempt) => attemptStarted(attempt))));
const attemptsOf = (bus: KeepingBus) => bus.kept().map(({ body }) => (JSON.parse(body) as { data: { attempt: number } }).data.attempt);
const sequencesOf = (bus: KeepingBus) => bus.kept().map(({ sequence }) => sequence);

describe("the outbox relay", () => {
  let own: MessagingDatabase;
  let database: Database;
  const relays: Running[] = [];
  const start = async (bus: KeepingBus, on = database): Promise<Running> => {
    const relay = await startRelay(on, bus, log);
    relays.push(relay);
    return relay;
  };
  const killRelaySessions = () =>
    database.rows("select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'tested session' and datname = current_database()");
  beforeEach(async () => {
    own = await messagingDatabase();
    database = own.database;
  });
  afterEach(async () => {
    for (const relay of relays.splice(0)) await relay.stop();
    await own.close();
  });

  it("passes on what was said, in order, numbered from 1", async () => {
    const bus = keepingBus();
    await say(database, 1, 2, 3);
    await start(bus);
    await say(database, 4, 5);
    await bus.received(5);
    expect(attemptsOf(bus)).toEqual([1, 2, 3, 4, 5]);
    expect(sequencesOf(bus)).toEqual([1, 2, 3, 4, 5]);
    expect(bus.kept()[0]).toMatchObject({ topic: "dialer.events", key: "job-1", type: "attempt.started" });
  });

  it("keeps the order where numbers of rows and transactions gain a digit", async () => {
    await database.rows("select setval('outbox_id_seq', 9995)");
    await say(database, ...range(1, 10));
    await database.rows("insert into outbox (xid, topic, key, type, body) values ('9', 't', 'k', 'a', '{\"data\":{\"attempt\":-2}}'), ('10', 't', 'k', 'a', '{\"data\":{\"attempt\":-1}}')");
    const bus = keepingBus();
    await start(bus);
    await bus.received(12);
    await say(database, 11);
    await bus.received(13);
    expect(attemptsOf(bus)).toEqual([-2, -1, ...range(1, 11)]);
    expect(sequencesOf(bus)).toEqual(range(1, 13));
  });

  it("never skips what a longer transaction commits late", async () => {
    const bus = keepingBus();
    const long = await database.session();
    await long.query("begin");
    await long.query(`insert into outbox (topic, key, type, body) values ('t', 'k', 'a', '{"data":{"attempt":1}}')`);
    await say(database, 2);
    const [saidAt] = await database.rows<{ at: Date }>("select clock_timestamp() as at");
    await start(bus);
    await untilRow(database, `select 1 from pg_stat_activity where query like '%octet_length(body)%' and pid <> pg_backend_pid() and state = 'idle' and query_start > $1`, [saidAt?.at]);
    expect(bus.kept()).toEqual([]);
    await long.query("commit");
    await long.end();
    await bus.received(2);
    expect(attemptsOf(bus)).toEqual([1, 2]);
  });

  it("publishes the same under the same sequences after a crash between publishing and moving the cursor", async () => {
    const bus = keepingBus(async (call) => {
      if (call === 1) await killRelaySessions();
    });
    await say(database, 1, 2, 3);
    await start(bus);
    await bus.received(6);
    await say(database, 4);
    await bus.received(7);
    expect(attemptsOf(bus)).toEqual([1, 2, 3, 1, 2, 3, 4]);
    expect(sequencesOf(bus)).toEqual([1, 2, 3, 1, 2, 3, 4]);
  });

  it("publishes again, under the same sequences, what the bus kept although it failed", async () => {
    const bus = keepingBus((call) => {
      if (call === 1) throw new Error("no answer in time");
    });
    await say(database, 1, 2);
    await start(bus);
    await bus.received(4);
    expect(attemptsOf(bus)).toEqual([1, 2, 1, 2]);
    expect(sequencesOf(bus)).toEqual([1, 2, 1, 2]);
  });

  it("is active in one replica, and in the other when that one stops", async () => {
    const [first, second] = [keepingBus(), keepingBus()];
    const leading = await start(first);
    await say(database, 1);
    await first.received(1);
    await start(second, await own.another());
    for (const attempt of range(2, 20)) await say(database, attempt);
    await first.received(20);
    expect(second.kept()).toEqual([]);
    await leading.stop();
    await say(database, 21);
    await second.received(1);
    expect([attemptsOf(second), sequencesOf(second)]).toEqual([[21], [21]]);
  });

  it("joins anew when its session is lost", async () => {
    const bus = keepingBus();
    await start(bus);
    await say(database, 1);
    await bus.received(1);
    // The bus has the message before the cursor has moved.
    while ((await database.rows("select from outbox_cursor where sequence = 1")).length === 0);
    await killRelaySessions();
    await say(database, 2);
    await bus.received(2);
    expect([attemptsOf(bus), sequencesOf(bus)]).toEqual([
      [1, 2],
      [1, 2],
    ]);
  });

  it("brings at most 2,000 messages and 750 kB at a time, and a larger one alone", async () => {
    await say(database, ...range(1, 5_000));
    const size = (bytes: number) => database.rows("insert into outbox (topic, key, type, body) select 't', 'k', 'a', to_jsonb(repeat('x', $1))::text from generate_series(1, 10)", [bytes - 2]);
    await size(100_000);
    await size(400_000);
    await size(800_000);
    const bus = keepingBus();
    await start(bus);
    await bus.received(5_030);
    const calls = bus.calls.map((call) => ({ count: call.length, bytes: call.reduce((sum, { body }) => sum + body.length, 0) }));
    expect(calls.filter(({ count, bytes }) => count > 2_000 || (bytes > 750_000 && count > 1))).toEqual([]);
    expect(bus.calls.filter((call) => call[0]?.body.length === 800_000)).toHaveLength(10);
    expect(sequencesOf(bus)).toEqual(range(1, 5_030));
  });
});

function range(first: number, last: number): number[] {
  return Array.from({ length: last - first + 1 }, (_, index) => first + index);
}
