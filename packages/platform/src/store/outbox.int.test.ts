import { parseEvent } from "@redial/contracts";
import { countingIds } from "@redial/testing";
import { attemptStarted, messagingDatabase, type MessagingDatabase } from "./messaging-database.fixture";
import { appendFacts, LARGEST_EVENT_BYTES, OUTBOX_CHANNEL } from "./outbox";

describe("appendFacts", () => {
  let own: MessagingDatabase;
  beforeAll(async () => {
    own = await messagingDatabase();
  });
  afterAll(() => own.close());
  const bodies = async () => (await own.database.rows<{ body: string }>("select body from outbox_event order by xid, id, position")).map(({ body }) => body);

  it("writes each fact as a sealed event, in order, and wakes the relay when the transaction commits", async () => {
    const listening = await own.database.session();
    await listening.query(`listen ${OUTBOX_CHANNEL}`);
    const woken = new Promise((resolve) => listening.once("notification", resolve));
    const facts = Array.from({ length: 600 }, (_, index) => attemptStarted(index + 1));
    await own.database.transact((tx) => appendFacts(tx, countingIds(), facts));
    await woken;
    await listening.end();
    const events = (await bodies()).map((body) => parseEvent(JSON.parse(body)));
    expect(events.map(({ id }) => id)).toEqual(events.map(({ id }) => id).sort());
    expect(events.map(({ data }) => data)).toEqual(facts.map(({ data }) => data));
  });

  it("says nothing of a transaction that fails", async () => {
    const before = await bodies();
    const failing = own.database.transact(async (tx) => {
      await appendFacts(tx, countingIds(), [attemptStarted(1)]);
      throw new Error("no");
    });
    await expect(failing).rejects.toThrow("no");
    expect(await bodies()).toEqual(before);
  });

  it("refuses an event that no bus would carry, for it would hold up all behind it", async () => {
    const large = attemptStarted(1, "x".repeat(LARGEST_EVENT_BYTES));
    await expect(own.database.transact((tx) => appendFacts(tx, countingIds(), [attemptStarted(1), large]))).rejects.toThrow("attempt.started");
  });

  it("does nothing for no facts", async () => {
    const before = await bodies();
    await own.database.transact((tx) => appendFacts(tx, countingIds(), []));
    expect(await bodies()).toEqual(before);
  });
});
