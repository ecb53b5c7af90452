import { createLog } from "../process/log";
import { hearChanges, tellChanges, tellingSql, type Changes, type Heard } from "./changes";
import type { Database } from "./database";
import { messagingDatabase, type MessagingDatabase } from "./messaging-database.fixture";

const QUIET = createLog("test", "error");

describe("changes that replicas of a service tell each other", () => {
  let own: MessagingDatabase;
  let replicas: Database[];
  let hearing: Changes[];
  beforeAll(async () => {
    own = await messagingDatabase();
    replicas = [own.database, await own.another()];
    hearing = await Promise.all(replicas.map((replica) => hearChanges(replica, QUIET)));
  });
  afterAll(async () => {
    await Promise.all(hearing.map((one) => one.stop()));
    await own.close();
  });
  const heardBy = (replica: number, subject: string) => {
    const heard: Heard[] = [];
    let look = (): void => undefined;
    hearing[replica]?.watch(subject, (one) => {
      heard.push(one);
      look();
    });
    const got = (count: number) => new Promise<Heard[]>((resolve) => (look = () => heard.length >= count && resolve(heard))());
    return { heard, got };
  };
  const tell = (changes: Record<string, string[]>) => own.database.transact((tx) => tellChanges(tx, new Map(Object.entries(changes))));

  beforeAll(async () => {
    // Whoever listens is there once he has heard something.
    const there = [heardBy(0, "there"), heardBy(1, "there")];
    const telling = setInterval(() => void tell({ there: [] }), 20);
    await Promise.all(there.map(({ got }) => got(1)));
    clearInterval(telling);
  });

  it("are heard by every replica, whichever committed them, in the order of the commits", async () => {
    const both = [heardBy(0, "e1"), heardBy(1, "e1")];
    await tell({ e1: ["a", "b"], e2: [] });
    await tell({ e1: [] });
    await tell({ e1: ["c"] });
    const told = [["a", "b"], [], ["c"]].map((details) => ({ kind: "changed", details }));
    for (const { got } of both) expect(await got(3)).toEqual(told);
  });

  it("are not heard of a transaction that fails", async () => {
    const { got } = heardBy(1, "e3");
    const failing = own.database.transact(async (tx) => {
      await tellChanges(tx, new Map([["e3", ["never"]]]));
      throw new Error("no");
    });
    await expect(failing).rejects.toThrow("no");
    await tell({ e3: ["after"] });
    expect(await got(1)).toEqual([{ kind: "changed", details: ["after"] }]);
  });

  it("may have any number of details", async () => {
    const { got, heard } = heardBy(1, "e4");
    const details = Array.from({ length: 1_000 }, (_, at) => `01a20fce-5b1c-7016-9f41-96cb1b102bd2:${at}`);
    await tell({ e4: details });
    for (let count = 1; heard.flatMap((one) => (one.kind === "changed" ? one.details : [])).length < details.length; count++) await got(count);
    expect(heard.flatMap((one) => (one.kind === "changed" ? one.details : []))).toEqual(details);
  });

  it("can be told by the statement that makes them", async () => {
    const { got } = heardBy(1, "e5");
    await own.database.rows(`select ${tellingSql("'e5'")}`);
    expect(await got(1)).toEqual([{ kind: "changed", details: [] }]);
  });

  it("are known to be missed when the session was lost", async () => {
    const { got } = heardBy(1, "e6");
    await own.database.rows("select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and query like 'listen changes%'");
    expect((await got(1))[0]).toEqual({ kind: "missed" });
    await tell({ e6: ["after"] });
    const heard = await got(2);
    expect(heard[heard.length - 1]).toEqual({ kind: "changed", details: ["after"] });
  });
});
