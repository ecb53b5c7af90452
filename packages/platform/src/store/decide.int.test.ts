import type { Fact } from "@redial/contracts";
import { countingIds } from "@redial/testing";
import type { Database } from "./database";
import { decideRows, type Rows, type Rule } from "./decide";
import { attemptStarted, messagingDatabase, type MessagingDatabase } from "./messaging-database.fixture";

interface Counter {
  name: string;
  count: number;
}
interface Step {
  name: string;
  by: number;
}

describe("decideRows", () => {
  let own: MessagingDatabase;
  let database: Database;
  let writes: Counter[][];
  const rows: Rows<Counter, Step> = {
    key: (step) => step.name,
    async lock(tx, names) {
      const found = await tx.rows<Counter>("select name, count from counter where name = any($1) order by name for update", [names]);
      return new Map(found.map((counter) => [counter.name, counter]));
    },
    async write(tx, states) {
      writes.push([...states]);
      const [names, counts] = [states.map((state) => state.name), states.map((state) => state.count)];
      await tx.rows("update counter set count = new.count from unnest($1::text[], $2::int[]) new(name, count) where counter.name = new.name", [names, counts]);
    },
  };
  /** Adds, and says the sum; steps by zero change nothing. */
  const add: Rule<Counter, Step> = (state, { name, by }) => {
    if (!state || by === 0) return { next: undefined, events: [] };
    const next = { name, count: state.count + by };
    return { next, events: [attemptStarted(next.count, name)] };
  };
  const decide = (steps: readonly Step[], rule = add, of = rows): Promise<Fact[]> => database.transact((tx) => decideRows(tx, countingIds(), of, steps, rule));
  const counters = () => database.rows<Counter>("select name, count from counter order by name");
  const said = () => database.rows<{ key: string; body: string }>("select key, body from outbox_event order by xid, id, position");

  beforeEach(async () => {
    own = await messagingDatabase();
    database = own.database;
    writes = [];
    await database.rows("create table counter (name text primary key, count int not null)");
    await database.rows("insert into counter values ('a', 0), ('b', 10)");
  });
  afterEach(() => own.close());

  it("shows a cause what earlier ones of its row did, and writes each changed row once", async () => {
    await decide([
      { name: "a", by: 1 },
      { name: "b", by: 5 },
      { name: "a", by: 2 },
    ]);
    expect(await counters()).toEqual([
      { name: "a", count: 3 },
      { name: "b", count: 15 },
    ]);
    expect(writes).toEqual([
      [
        { name: "a", count: 3 },
        { name: "b", count: 15 },
      ],
    ]);
  });

  it("answers the facts, and writes them to the outbox, in the order of their causes", async () => {
    const steps = Array.from({ length: 40 }, (_, index) => ({ name: index % 3 === 0 ? "b" : "a", by: 1 }));
    const facts = await decide(steps);
    const written = (await said()).map(({ key, body }) => [key, (JSON.parse(body) as Fact<"attempt.started">).data.attempt]);
    expect(facts.map((fact) => (fact.type === "attempt.started" ? [fact.data.jobId, fact.data.attempt] : []))).toEqual(written);
    expect(written.slice(0, 4)).toEqual([
      ["b", 11],
      ["a", 1],
      ["a", 2],
      ["b", 12],
    ]);
  });

  it("leaves a row as it is where the rule has no next state", async () => {
    expect(await decide([{ name: "a", by: 0 }])).toEqual([]);
    expect([writes, await said()]).toEqual([[], []]);
    expect(await counters()).toContainEqual({ name: "a", count: 0 });
  });

  it("gives the rule undefined for a row that is not there", async () => {
    const seen: unknown[] = [];
    await decide([{ name: "nobody", by: 1 }], (state) => {
      seen.push(state);
      return { next: undefined, events: [] };
    });
    expect(seen).toEqual([undefined]);
  });

  it("locks each row once, and none for no causes", async () => {
    const asked: (readonly string[])[] = [];
    const noting = { ...rows, lock: (...[tx, names]: Parameters<typeof rows.lock>) => (asked.push(names), rows.lock(tx, names)) };
    await decide([{ name: "a", by: 1 }, { name: "a", by: 1 }], add, noting);
    await decide([], add, noting);
    expect(asked).toEqual([["a"]]);
  });

  it("keeps neither rows nor facts when the rule throws", async () => {
    const failing = decide([{ name: "a", by: 1 }, { name: "b", by: 1 }], (state, step) => {
      if (step.name === "b") throw new Error("unforeseen");
      return add(state, step);
    });
    await expect(failing).rejects.toThrow("unforeseen");
    expect(await counters()).toContainEqual({ name: "a", count: 0 });
    expect(await said()).toEqual([]);
  });
});
