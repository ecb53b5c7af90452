import { seal, type Envelope } from "@redial/contracts";
import { countingIds } from "@redial/testing";
import { createLog } from "../process/log";
import { appendFacts } from "../store/outbox";
import { takeIn, type EventBatch } from "../store/inbox";
import { attemptStarted, messagingDatabase, type MessagingDatabase } from "../store/messaging-database.fixture";
import type { Bus, OutgoingMessage } from "./bus";
import { collector, type Collector } from "./collector.fixture";
import { DEAD_LETTERS } from "../dead-letters/letter";
import { consume } from "./consume";
import { openEmbeddedBus } from "./embedded-bus";

type Started = Extract<Envelope, { type: "attempt.started" }>;

const ids = countingIds();
const outage = () => Object.assign(new Error("the server is stopping"), { code: "57P01" });

/** A message of one job that says attempt `sequence` was started. */
function started(sequence: number, changes: Partial<OutgoingMessage> = {}): OutgoingMessage {
  const event = seal(ids.next(), attemptStarted(sequence));
  return { topic: "dialer.events", key: event.key, type: event.type, sequence, body: JSON.stringify(event), ...changes };
}

describe("consume", () => {
  let own: MessagingDatabase;
  let bus: Bus;
  let letters: Collector;
  let lines: { level: string; message: string }[];
  /** Attempts whose batch was handled, in order. */
  let handled: number[];
  let arrived: () => void;

  beforeEach(async () => {
    own = await messagingDatabase();
    bus = await openEmbeddedBus({ url: own.url, log: createLog("test", "error") });
    letters = collector();
    lines = [];
    handled = [];
    arrived = () => undefined;
    await bus.subscribe("undertaker", [DEAD_LETTERS], letters.onBatch);
  });
  afterEach(async () => {
    await bus.close();
    await own.close();
  });
  const log = createLog("consumer", "debug", (line) => lines.push(JSON.parse(line) as { level: string; message: string }));
  const listen = (before: (batch: EventBatch<Started>) => Promise<void> | void = () => undefined) =>
    consume({
      bus,
      group: "tested",
      topics: ["dialer.events"],
      types: ["attempt.started"],
      log,
      async handle(batch) {
        await before(batch);
        handled.push(...batch.events.map(({ event }) => event.data.attempt));
        arrived();
      },
    });
  const untilHandled = (last: number) =>
    new Promise<void>((resolve) => {
      arrived = () => handled.includes(last) && resolve();
      arrived();
    });
  const buried = () => letters.messages().map((message) => message.read());

  it("brings the events of a batch in order, with their sequences and the range they were read from", async () => {
    const batches: EventBatch[] = [];
    await bus.publish([started(3), started(5), started(9, { type: "attempt.ended" })]);
    await listen((batch) => void batches.push(batch));
    await untilHandled(5);
    expect(batches).toMatchObject([{ input: { topic: "dialer.events", lastSequence: 9 }, events: [{ sequence: 3 }, { sequence: 5 }] }]);
    expect(handled).toEqual([3, 5]);
  });

  it("passes over unwanted kinds unread", async () => {
    await bus.publish([started(1, { type: "attempt.ended", body: "not even JSON" }), started(2)]);
    await listen();
    await untilHandled(2);
    expect(handled).toEqual([2]);
    expect(lines).toEqual([]);
  });

  it("sends what it can't read to the dead letters, with the reason, and handles the others", async () => {
    const invalid = JSON.stringify({ ...(JSON.parse(started(2).body) as object), data: {} });
    await bus.publish([started(1), started(2, { body: invalid }), started(3, { body: "not JSON" }), started(4, { body: '{"type":"unheard.of"}' }), started(5, { sequence: 0 }), started(6)]);
    await listen();
    await untilHandled(6);
    await letters.received(4);
    expect(handled).toEqual([1, 6]);
    expect(buried()).toMatchObject([
      { group: "tested", topic: "dialer.events", sequence: 2, code: "EVENT_INVALID", reason: expect.stringContaining("executionId") as string, message: JSON.parse(invalid) as object },
      { sequence: 3, code: "EVENT_UNREADABLE", message: "not JSON" },
      { sequence: 4, code: "EVENT_UNREADABLE" },
      { sequence: 0, code: "EVENT_UNREADABLE", reason: expect.stringContaining("sequence") as string },
    ]);
    expect(letters.messages()[0]).toMatchObject({ key: "job-1", type: "attempt.started" });
    expect(lines.filter(({ level }) => level === "error")).toHaveLength(4);
  });

  it("buries an event that fails by itself, after three tries alone, and handles those around it", async () => {
    let tries = 0;
    await bus.publish([1, 2, 3, 4].map((sequence) => started(sequence)));
    await listen(({ events }) => {
      if (!events.some(({ sequence }) => sequence === 3)) return;
      tries++;
      throw new Error("connectionRate is not a function");
    });
    await untilHandled(4);
    await letters.received(1);
    expect(handled).toEqual([1, 2, 4]);
    expect(tries).toBe(1 + 3);
    expect(buried()).toMatchObject([{ sequence: 3, code: "EVENT_NOT_HANDLED", reason: "connectionRate is not a function" }]);
  });

  it("keeps a letter that is too large for a bus without its message", async () => {
    await bus.publish([started(1, { body: "x".repeat(950_000) }), started(2)]);
    await listen();
    await untilHandled(2);
    await letters.received(1);
    expect(buried()).toMatchObject([{ sequence: 1, code: "EVENT_UNREADABLE", message: null }]);
  });

  it("is given a batch again after an outage, and buries nothing for it", async () => {
    let deliveries = 0;
    await bus.publish([started(1), started(2)]);
    await listen(() => {
      if (++deliveries <= 3) throw outage();
    });
    await untilHandled(2);
    expect([deliveries, handled]).toEqual([4, [1, 2]]);
    expect(buried()).toEqual([]);
  });

  it("is given a batch again when the outage comes while its events are handled one by one", async () => {
    let deliveries = 0;
    await bus.publish([started(1), started(2)]);
    await listen(({ events }) => {
      deliveries++;
      if (deliveries === 1) throw new Error("a poisoned batch");
      if (deliveries === 3) throw outage();
      if (events.length === 2 && deliveries > 1) return;
    });
    await untilHandled(2);
    expect(handled).toEqual([1, 1, 2]);
    expect(buried()).toEqual([]);
  });

  it("buries what it can't read once, although its batch is delivered again and again", async () => {
    let deliveries = 0;
    await bus.publish([started(1), started(2, { body: "not JSON" })]);
    await listen(() => {
      if (++deliveries <= 3) throw outage();
    });
    await untilHandled(1);
    await bus.publish([started(3)]);
    await untilHandled(3);
    await letters.received(1);
    expect(buried()).toMatchObject([{ sequence: 2 }]);
  });

  it("with takeIn, has every effect once although a batch that took effect is delivered again", async () => {
    let deliveries = 0;
    const effects: number[] = [];
    await bus.publish([1, 2, 3, 2, 3].map((sequence) => started(sequence)));
    await listen(async (batch) => {
      await own.database.transact(async (tx) => {
        const events = await takeIn(tx, batch);
        await appendFacts(tx, ids, events.map((event) => attemptStarted(event.data.attempt)));
      });
      if (++deliveries === 1) throw outage();
    });
    await untilHandled(3);
    for (const { body } of await own.database.rows<{ body: string }>("select body from outbox_event order by xid, id, position")) effects.push((JSON.parse(body) as Started).data.attempt);
    expect([deliveries, effects]).toEqual([2, [1, 2, 3]]);
  });
});
