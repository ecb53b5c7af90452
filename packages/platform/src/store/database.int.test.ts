import { createTestDatabase, type TestDatabase } from "@redial/testing";
import type { MigrationInterface, QueryRunner } from "typeorm";
import { untilRow } from "./messaging-database.fixture";
import { openDatabase, type Database, type Tx } from "./database";

class CreateAccount1700000000001 implements MigrationInterface {
  name = "CreateAccount1700000000001";
  async up(runner: QueryRunner): Promise<void> {
    await runner.query("create table account (name text primary key, balance int not null check (balance >= 0))");
    await runner.query("insert into account values ('a', 100), ('b', 100)");
  }
  async down(runner: QueryRunner): Promise<void> {
    await runner.query("drop table account");
  }
}

class FailsAlways1700000000002 implements MigrationInterface {
  name = "FailsAlways1700000000002";
  async up(runner: QueryRunner): Promise<void> {
    await runner.query("create table half (done int)");
    await runner.query("select no_such_function()");
  }
  async down(): Promise<void> {}
}

const move = (tx: Tx, name: string, by: number) => tx.rows("update account set balance = balance + $2 where name = $1", [name, by]);

describe("a service's database", () => {
  let place: TestDatabase;
  let database: Database;
  const open = () => openDatabase({ url: place.url, application: "tested", migrations: [CreateAccount1700000000001] });
  const balances = async () => (await database.rows<{ balance: number }>("select balance from account order by name")).map(({ balance }) => balance);
  beforeEach(async () => {
    place = await createTestDatabase();
    database = await open();
  });
  afterEach(async () => {
    await database.close();
    await place.drop();
  });

  it("keeps all of a transaction, or nothing when it throws", async () => {
    await database.transact(async (tx) => {
      await move(tx, "a", -10);
      await move(tx, "b", 10);
    });
    const failing = database.transact(async (tx) => {
      await move(tx, "a", 500);
      await move(tx, "b", -500);
    });
    await expect(failing).rejects.toMatchObject({ code: "23514" });
    expect(await balances()).toEqual([90, 110]);
  });

  it("does entities and hot statements in the same transaction", async () => {
    const failing = database.transact(async (tx) => {
      await tx.entities.query("update account set balance = 1");
      expect(await tx.rows({ name: "balance-of", text: "select balance from account where name = $1" }, ["a"])).toEqual([{ balance: 1 }]);
      throw new Error("enough");
    });
    await expect(failing).rejects.toThrow("enough");
    expect(await balances()).toEqual([100, 100]);
  });

  it("runs the work again after a deadlock", async () => {
    let runs = 0;
    let met: () => void = () => undefined;
    const bothHoldOne = new Promise<void>((resolve) => (met = resolve));
    const cross = (first: string, second: string) =>
      database.transact(async (tx) => {
        await move(tx, first, -1);
        if (++runs >= 2) met();
        await bothHoldOne;
        await move(tx, second, 1);
      });
    await Promise.all([cross("a", "b"), cross("b", "a")]);
    expect(runs).toBeGreaterThanOrEqual(3);
    expect(await balances()).toEqual([100, 100]);
  });

  it("gives up after five serialization failures", async () => {
    let runs = 0;
    const conflict = Object.assign(new Error("could not serialize access"), { code: "40001" });
    await expect(database.transact(async () => Promise.reject((runs++, conflict)))).rejects.toBe(conflict);
    expect(runs).toBe(5);
  });

  it("is brought up to date once by replicas that start together", async () => {
    const fresh = await createTestDatabase();
    const replicas = await Promise.all([1, 2, 3].map(() => openDatabase({ url: fresh.url, application: "tested", migrations: [CreateAccount1700000000001] })));
    expect(await replicas[0]?.rows("select name from migrations")).toEqual([{ name: "CreateAccount1700000000001" }]);
    await Promise.all(replicas.map((replica) => replica.close()));
    await fresh.drop();
  });

  it("leaves nothing of a migration that fails, and no connection", async () => {
    const failing = openDatabase({ url: place.url, application: "failing", migrations: [CreateAccount1700000000001, FailsAlways1700000000002] });
    await expect(failing).rejects.toThrow("no_such_function");
    expect(await database.rows("select to_regclass('half') as half")).toEqual([{ half: null }]);
    await untilRow(database, "select 1 where not exists (select from pg_stat_activity where application_name like 'failing%')");
  });

  it("lets a transaction fail whose connection is lost, and goes on with another", async () => {
    const failing = database.transact(async (tx) => {
      await move(tx, "a", 1);
      const [own] = await tx.rows<{ pid: number }>("select pg_backend_pid() as pid");
      await database.rows("select pg_terminate_backend($1)", [own?.pid]);
      await move(tx, "a", 1);
    });
    await expect(failing).rejects.toThrow();
    expect(await balances()).toEqual([100, 100]);
  });

  it("tells the owner of a session that it was lost", async () => {
    const session = await database.session();
    const ended = new Promise<void>((resolve) => session.once("end", resolve));
    await database.rows("select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'tested session' and datname = current_database()");
    await ended;
    await expect(session.query("select 1")).rejects.toThrow();
  });

  it("knows whether it can be reached", async () => {
    expect(await database.isReachable()).toBe(true);
    const other = await open();
    await other.close();
    expect(await other.isReachable()).toBe(false);
  });
});
