import { seal, type Envelope } from "@redial/contracts";
import { countingIds } from "@redial/testing";
import type { Database } from "./database";
import { takeIn, type EventBatch } from "./inbox";
import { attemptStarted, messagingDatabase, untilRow, type MessagingDatabase } from "./messaging-database.fixture";

const ids = countingIds();

/** A batch of attempts, each numbered as its sequence. */
function batch(sequences: readonly number[], lastSequence = Math.max(...sequences), partition = 0): EventBatch {
  const events = sequences.map((sequence) => ({ sequence, event: seal(ids.next(), attemptStarted(sequence)) as Envelope }));
  return { input: { topic: "dialer.events", partition, lastSequence }, events };
}

describe("takeIn", () => {
  let own: MessagingDatabase;
  let database: Database;
  beforeEach(async () => {
    own = await messagingDatabase();
    database = own.database;
  });
  afterEach(() => own.close());
  const take = async (of: EventBatch, on = database) => numbersOf(await on.transact((tx) => takeIn(tx, of)));

  it("answers each event of a partition once, however often it is delivered", async () => {
    expect(await take(batch([1, 2, 3]))).toEqual([1, 2, 3]);
    expect(await take(batch([1, 2, 3]))).toEqual([]);
    expect(await take(batch([2, 3, 4, 5]))).toEqual([4, 5]);
  });

  it("answers once what was published twice, also within one batch and out of order", async () => {
    expect(await take(batch([1, 2, 3, 1, 2, 3, 4]))).toEqual([1, 2, 3, 4]);
    expect(await take(batch([5, 6, 7, 5, 6], 7))).toEqual([5, 6, 7]);
    expect(await take(batch([5, 6, 7, 8]))).toEqual([8]);
  });

  it("counts the unwanted messages of a batch as taken in", async () => {
    expect(await take(batch([], 9))).toEqual([]);
    expect(await take(batch([8, 9, 10]))).toEqual([10]);
  });

  it("keeps each partition's mark apart", async () => {
    await take(batch([5]));
    expect(await take(batch([4], 4, 1))).toEqual([4]);
  });

  it("takes nothing in when the transaction fails", async () => {
    const failing = database.transact(async (tx) => {
      await takeIn(tx, batch([1, 2]));
      throw new Error("no room");
    });
    await expect(failing).rejects.toThrow("no room");
    expect(await take(batch([1, 2]))).toEqual([1, 2]);
  });

  it("lets two replicas that were given one partition take turns", async () => {
    const other = await own.another();
    let finish: () => void = () => undefined;
    const finished = new Promise<void>((resolve) => (finish = resolve));
    let begin: () => void = () => undefined;
    const begun = new Promise<void>((resolve) => (begin = resolve));
    const first = database.transact(async (tx) => {
      const events = await takeIn(tx, batch([1, 2]));
      begin();
      await finished;
      return events;
    });
    await begun;
    const second = take(batch([1, 2, 3]), other);
    await untilRow(database, "select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'");
    finish();
    expect(numbersOf(await first)).toEqual([1, 2]);
    expect(await second).toEqual([3]);
  });
});

function numbersOf(events: readonly Envelope[]): number[] {
  return events.flatMap((event) => (event.type === "attempt.started" ? [event.data.attempt] : []));
}
