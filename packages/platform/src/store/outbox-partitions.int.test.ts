import { countingIds } from "@redial/testing";
import type { Database } from "./database";
import { attemptStarted, messagingDatabase, untilRow, type MessagingDatabase } from "./messaging-database.fixture";
import { appendFacts } from "./outbox";
import { keepOutboxPartitions } from "./outbox-partitions";

describe("keepOutboxPartitions", () => {
  let own: MessagingDatabase;
  let database: Database;
  beforeEach(async () => {
    own = await messagingDatabase();
    database = own.database;
  });
  afterEach(() => own.close());
  const partitions = async () => {
    const rows = await database.rows<{ name: string }>("select inhrelid::regclass::text as name from pg_inherits where inhparent = 'outbox'::regclass order by 1");
    return rows.map(({ name }) => name);
  };
  const say = () => database.transact((tx) => appendFacts(tx, countingIds(), [attemptStarted(1)]));
  const reachId = (id: number) => database.rows("select setval('outbox_id_seq', $1)", [id]);

  it("keeps three empty partitions ahead of the writers", async () => {
    await keepOutboxPartitions(database);
    expect(await partitions()).toEqual(["outbox_0", "outbox_1", "outbox_2", "outbox_3"]);
    await reachId(999_999);
    await say();
    expect(await database.rows("select tableoid::regclass::text as name from outbox")).toEqual([{ name: "outbox_1" }]);
  });

  it("drops the partitions that the cursor has left behind, and none that still has rows to pass on", async () => {
    await keepOutboxPartitions(database);
    await say();
    await reachId(2_500_000);
    await keepOutboxPartitions(database);
    expect(await partitions()).toEqual(["outbox_0", "outbox_2", "outbox_3", "outbox_4", "outbox_5"]);
    await database.rows("update outbox_cursor set (xid, id) = (select xid, id from outbox)");
    await keepOutboxPartitions(database);
    expect(await partitions()).toEqual(["outbox_2", "outbox_3", "outbox_4", "outbox_5"]);
  });

  it("never drops what a long transaction has written and not committed", async () => {
    await keepOutboxPartitions(database);
    const long = await database.session();
    await long.query("begin");
    await long.query("insert into outbox (topic, key, type, body) values ('t', 'k', 'late', '{}')");
    await reachId(2_500_000);
    await expect(keepOutboxPartitions(database)).rejects.toMatchObject({ code: "55P03" });
    await long.query("commit");
    await long.end();
    await keepOutboxPartitions(database);
    expect(await database.rows("select type from outbox")).toEqual([{ type: "late" }]);
  });

  it("looks again once such a transaction has ended, and then drops nothing of it", async () => {
    await keepOutboxPartitions(database);
    const long = await database.session();
    await long.query("begin");
    await long.query("insert into outbox (topic, key, type, body) values ('t', 'k', 'late', '{}')");
    await reachId(2_500_000);
    const keeping = keepOutboxPartitions(database).catch(() => keepOutboxPartitions(database));
    await untilRow(database, "select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'");
    await long.query("commit");
    await long.end();
    await keeping;
    expect(await database.rows("select type from outbox")).toEqual([{ type: "late" }]);
  });

  it("can be done by two replicas at once", async () => {
    const other = await own.another();
    await reachId(2_500_000);
    await Promise.all([keepOutboxPartitions(database), keepOutboxPartitions(other)]);
    expect(await partitions()).toEqual(["outbox_2", "outbox_3", "outbox_4", "outbox_5"]);
  });
});
