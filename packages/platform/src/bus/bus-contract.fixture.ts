import { randomUUID } from "node:crypto";
import { startChild } from "../process/child.fixture";
import { LARGE_MESSAGE, MOST_MESSAGES, type Bus, type OutgoingMessage } from "./bus";
import { collector, type Collector } from "./collector.fixture";

/** A bus on which the contract is tried. */
export interface BusUnderTest {
  /** A connection of its own, as another process would have it. */
  open(): Promise<Bus>;
  /** Where `member.fixture.ts` finds the same bus. */
  address(): string;
}

/** What every adapter of the `Bus` port guarantees. */
export function busContract({ open, address }: BusUnderTest): void {
  const buses: Bus[] = [];
  const openOne = async (): Promise<Bus> => {
    const bus = await open();
    buses.push(bus);
    return bus;
  };
  let bus: Bus;
  beforeAll(async () => {
    bus = await openOne();
  });
  const closeOne = (one: Bus): Promise<void> => {
    buses.splice(buses.indexOf(one), 1);
    return one.close();
  };
  afterAll(() => Promise.all([...buses].map(closeOne)));

  it("delivers what was published as it was published, decoded", async () => {
    const topic = newTopic();
    const bodies = ['{"id":"1","data":{"n":1}}', "not JSON", '{"id":"1"}}', "", "42", "null", '"text"', '"\\u0000 привет 😀"'];
    await bus.publish(bodies.map((body, index) => ({ topic, key: "ключ", type: `type.${index}`, sequence: index + 1, body })));
    const heard = collector();
    await bus.subscribe(`readers of ${topic}`, [topic], heard.onBatch);
    await heard.received(bodies.length);
    expect(heard.messages().map(({ key, type, sequence, read }) => ({ key, type, sequence, value: read() }))).toEqual(
      [{ id: "1", data: { n: 1 } }, "not JSON", '{"id":"1"}}', "", 42, null, "text", "\u0000 привет 😀"].map((value, index) => ({
        key: "ключ",
        type: `type.${index}`,
        sequence: index + 1,
        value,
      })),
    );
  });

  it("carries where a message stands in its trace, and nothing for one that stands in none", async () => {
    const topic = newTopic();
    const traceparent = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
    const [traced, untraced] = messages(topic, 2, 100, () => "one key");
    if (!traced || !untraced) throw new Error("no messages");
    await bus.publish([{ ...traced, traceparent }, untraced]);
    const heard = collector();
    await bus.subscribe(`readers of ${topic}`, [topic], heard.onBatch);
    await heard.received(2);
    expect(heard.messages().map((message) => message.traceparent)).toEqual([traceparent, undefined]);
  });

  it("tells how far a group is behind, and forgets how far it came", async () => {
    const [topic, group] = [newTopic(), `readers of ${newTopic()}`];
    const lag = async () => (await bus.lag(group, [topic])).get(topic);
    expect(await lag()).toBe(0);
    await bus.forget(group);
    await bus.publish(messages(topic, 30));
    expect(await lag()).toBe(30);
    const heard = collector();
    const one = await openOne();
    const subscription = await one.subscribe(group, [topic], heard.onBatch);
    await receivedEach(heard, 30);
    await subscription.stop();
    await closeOne(one);
    await bus.publish(messages(topic, 12, 100, undefined, 31));
    expect(await lag()).toBe(12);
    await bus.forget(group);
    expect(await lag()).toBe(42);
  });

  it("takes nothing to publish for nothing to do", async () => {
    await expect(bus.publish([])).resolves.toBeUndefined();
  });

  it("keeps 20,000 messages of one call, in order for each key, in batches of one partition and bounded size", async () => {
    const topic = newTopic();
    await bus.publish(messages(topic, 20_000, 500));
    const heard = collector();
    const subscription = await bus.subscribe(`readers of ${topic}`, [topic], heard.onBatch);
    await heard.received(20_000);
    await subscription.stop();
    expect(heard.messages()).toHaveLength(20_000);
    expect(new Set(heard.messages().map((message) => message.sequence)).size).toBe(20_000);
    expectOrderPerKey(heard.messages());
    expect(Math.max(...heard.batches.map((batch) => batch.messages.length))).toBeLessThanOrEqual(MOST_MESSAGES);
    const placeOf = new Map<string, number>();
    for (const { partition, messages: ofBatch } of heard.batches) for (const { key } of ofBatch) placeOf.set(key, placeOf.get(key) ?? partition);
    expect(heard.batches.every((batch) => batch.messages.every(({ key }) => placeOf.get(key) === batch.partition))).toBe(true);
  });

  it("brings batches as large as a subscription asks for", async () => {
    const topic = newTopic();
    await bus.publish(messages(topic, 100));
    const heard = collector();
    const subscription = await bus.subscribe(`readers of ${topic}`, [topic], heard.onBatch, 7);
    await heard.received(100);
    await subscription.stop();
    expect(heard.messages()).toHaveLength(100);
    expect(Math.max(...heard.batches.map((batch) => batch.messages.length))).toBe(7);
  });

  it("carries a relay's round of 750 kB of one key, and one message of that size", async () => {
    const topic = newTopic();
    await bus.publish(messages(topic, 1_500, 500, () => "one key"));
    await bus.publish([{ topic, key: "one key", type: "large", sequence: 1_501, body: JSON.stringify("x".repeat(750_000)) }]);
    const heard = collector();
    await bus.subscribe(`readers of ${topic}`, [topic], heard.onBatch);
    await heard.received(1_501);
    expect(heard.messages().map((message) => message.sequence)).toEqual(range(1, 1_501));
    expect(heard.messages()[1_500]?.read()).toHaveLength(750_000);
  });

  it("brings nothing behind a large message in its batch, for that one is work enough", async () => {
    const topic = newTopic();
    const lengths = [100, LARGE_MESSAGE + 100, 100, 100, LARGE_MESSAGE + 100, LARGE_MESSAGE + 100, 100];
    await bus.publish(lengths.flatMap((bytes, index) => messages(topic, 1, bytes, () => "one key", index + 1)));
    const heard = collector();
    await bus.subscribe(`readers of ${topic}`, [topic], heard.onBatch);
    await heard.received(lengths.length);
    expect(heard.messages().map((message) => message.sequence)).toEqual(range(1, lengths.length));
    const isLarge = ({ sequence }: { sequence: number }) => [2, 5, 6].includes(sequence);
    expect(heard.batches.every((batch) => !batch.messages.slice(0, -1).some(isLarge))).toBe(true);
  });

  it("delivers a batch again until its handler succeeds, and nothing behind it before", async () => {
    const topic = newTopic();
    const delivered: number[][] = [];
    const heard = collector((batch) => {
      delivered.push(batch.messages.map((message) => message.sequence));
      if (delivered.length <= 2) throw new Error("not yet");
    });
    await bus.publish(messages(topic, 5, 100, () => "one key"));
    await bus.subscribe(`readers of ${topic}`, [topic], heard.onBatch);
    await bus.publish(messages(topic, 5, 100, () => "one key", 6));
    await heard.received(10);
    expect(delivered.slice(0, 3).map(([first]) => first)).toEqual([1, 1, 1]);
    expect(heard.messages().map((message) => message.sequence)).toEqual(range(1, 10));
  });

  it("gives each group everything, a new one from the oldest message on", async () => {
    const topic = newTopic();
    await bus.publish(messages(topic, 40));
    const [first, second] = [collector(), collector()];
    await bus.subscribe(`first of ${topic}`, [topic], first.onBatch);
    await receivedEach(first, 40);
    await bus.publish(messages(topic, 40, 100, undefined, 41));
    await bus.subscribe(`second of ${topic}`, [topic], second.onBatch);
    await Promise.all([receivedEach(first, 80), receivedEach(second, 80)]);
    expect(distinct(first.messages())).toEqual(range(1, 80));
    expect(distinct(second.messages())).toEqual(range(1, 80));
  });

  it("finishes the batch in hand when it stops, and a later member goes on behind it", async () => {
    const topic = newTopic();
    const gate = openGate();
    const one = await openOne();
    const first = collector(() => {
      gate.reached();
      return gate.opened;
    });
    await one.publish(messages(topic, 5, 100, () => "one key"));
    const subscription = await one.subscribe(`readers of ${topic}`, [topic], first.onBatch);
    await gate.isReached;
    const stopped = subscription.stop();
    await one.publish(messages(topic, 5, 100, () => "one key", 6));
    gate.open();
    await stopped;
    expect(sorted(first.messages())).toEqual(range(1, 5));
    await closeOne(one);

    const second = collector();
    await (await openOne()).subscribe(`readers of ${topic}`, [topic], second.onBatch);
    await second.received(5);
    expect(second.messages().map((message) => message.sequence)).toEqual(range(6, 10));
  });

  it("shares the partitions among the members of a group, and gives those of one that stops to the others", async () => {
    const topic = newTopic();
    const [left, right] = [collector(), collector()];
    await (await openOne()).subscribe(`readers of ${topic}`, [topic], left.onBatch);
    const leaving = await (await openOne()).subscribe(`readers of ${topic}`, [topic], right.onBatch);
    let published = 0;
    /** Publishes to every partition; answers which of them each side was given, once all has arrived. */
    const round = async (): Promise<{ left: number[]; right: number[] }> => {
      const fresh = messages(topic, 40, 100, undefined, published + 1);
      published += fresh.length;
      await bus.publish(fresh);
      const batchesOf = (side: Collector) => side.batches.filter((batch) => batch.messages.some(({ sequence }) => sequence > published - fresh.length));
      const partitionsOf = (side: Collector) => [...new Set(batchesOf(side).map((batch) => batch.partition))].sort();
      const arrived = () => new Set([...left.messages(), ...right.messages()].map(({ sequence }) => sequence)).size;
      while (arrived() < published) await Promise.race([left, right].map((side) => side.received(side.messages().length + 1)));
      return { left: partitionsOf(left), right: partitionsOf(right) };
    };
    let shared = await round();
    while (shared.left.length !== 2 || shared.right.length !== 2) shared = await round();
    expect([...shared.left, ...shared.right].sort()).toEqual([0, 1, 2, 3]);

    await leaving.stop();
    expect(await round()).toEqual({ left: [0, 1, 2, 3], right: [] });
    expectOrderPerKey(left.messages());
  });

  it("gives the partitions of a member that was killed to the others, with what it had not finished", async () => {
    const topic = newTopic();
    await bus.publish(messages(topic, 40));
    const child = startChild("bus/member.fixture.ts", [address(), `readers of ${topic}`, topic]);
    await child.message();
    child.process.kill("SIGKILL");
    await child.exited;
    const heard = collector();
    await bus.subscribe(`readers of ${topic}`, [topic], heard.onBatch);
    await heard.received(40);
    expect(sorted(heard.messages())).toEqual(range(1, 40));
  });

  it("forgets a group whose only member was killed", async () => {
    const [topic, group] = [newTopic(), `readers of ${newTopic()}`];
    await bus.publish(messages(topic, 40));
    const child = startChild("bus/member.fixture.ts", [address(), group, topic]);
    await child.message();
    child.process.kill("SIGKILL");
    await child.exited;
    await bus.forget(group);
    expect((await bus.lag(group, [topic])).get(topic)).toBe(40);
  });
}

function newTopic(): string {
  return `topic-${randomUUID()}`;
}

/** Messages over 20 keys unless told otherwise, numbered from `first`, each body about `bytes` long. */
function messages(topic: string, count: number, bytes = 100, keyOf = (sequence: number) => `key-${sequence % 20}`, first = 1): OutgoingMessage[] {
  return range(first, first + count - 1).map((sequence) => ({ topic, key: keyOf(sequence), type: "tested", sequence, body: JSON.stringify({ id: "x".repeat(bytes - 9) }) }));
}

function range(first: number, last: number): number[] {
  return Array.from({ length: last - first + 1 }, (_, index) => first + index);
}

/** Ends when `count` different messages have arrived: a group that forms anew may be given some of them again. */
async function receivedEach(heard: Collector, count: number): Promise<void> {
  while (distinct(heard.messages()).length < count) await heard.received(heard.messages().length + 1);
}

function distinct(delivered: readonly { sequence: number }[]): number[] {
  return [...new Set(sorted(delivered))];
}

function sorted(delivered: readonly { sequence: number }[]): number[] {
  return delivered.map(({ sequence }) => sequence).sort((one, other) => one - other);
}

function expectOrderPerKey(delivered: readonly { key: string; sequence: number }[]): void {
  const last = new Map<string, number>();
  const late = delivered.filter(({ key, sequence }) => {
    const isLate = sequence < (last.get(key) ?? 0);
    last.set(key, sequence);
    return isLate;
  });
  expect(late).toEqual([]);
}

function openGate() {
  let open: () => void = () => undefined;
  let reached: () => void = () => undefined;
  const opened = new Promise<void>((resolve) => (open = resolve));
  const isReached = new Promise<void>((resolve) => (reached = resolve));
  return { open: () => open(), reached: () => reached(), opened, isReached };
}
