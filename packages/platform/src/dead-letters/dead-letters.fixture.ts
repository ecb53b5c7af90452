import { randomUUID } from "node:crypto";
import { seal, type Envelope } from "@redial/contracts";
import { systemIds } from "../process/system";
import { createLog } from "../process/log";
import type { Bus, OutgoingMessage } from "../bus/bus";
import { consume } from "../bus/consume";
import { takeIn, type EventBatch } from "../store/inbox";
import { attemptStarted, messagingDatabase, type MessagingDatabase } from "../store/messaging-database.fixture";
import { readCommand, runCommand } from "./command";
import { openLetters } from "./open-letters";

type Started = Extract<Envelope, { type: "attempt.started" }>;

const ids = systemIds();
const log = createLog("test", "error", () => undefined);

/** What happens to dead letters, on whatever bus. */
export function deadLetterSuite(open: () => Promise<Bus>): void {
  let own: MessagingDatabase;
  let bus: Bus;
  let group: string;
  let topic: string;
  let isBroken: boolean;
  /** Attempts that took effect, in order. */
  let effects: number[];
  let changed: () => void;

  beforeEach(async () => {
    own = await messagingDatabase();
    bus = await open();
    group = `tested-${randomUUID()}`;
    topic = `topic-${randomUUID()}`;
    isBroken = true;
    effects = [];
    changed = () => undefined;
  });
  afterEach(async () => {
    await bus.close();
    await own.close();
  });

  const started = (sequence: number): OutgoingMessage => {
    const event = seal(ids.next(), attemptStarted(sequence));
    return { topic, key: event.key, type: event.type, sequence, body: JSON.stringify(event) };
  };
  const handle = async (batch: EventBatch<Started>) => {
    const fresh = await own.database.transact(async (tx) => {
      const taken = await takeIn(tx, batch);
      if (isBroken && taken.some(({ data }) => data.attempt === 2)) throw new Error("no rule for +12025550142");
      return taken;
    });
    effects.push(...fresh.map(({ data }) => data.attempt));
    changed();
  };
  const listen = (of = group) => consume({ bus, group: of, topics: [topic], types: ["attempt.started"], log, handle: of === group ? handle : async ({ events }) => void others.push(...events.map(({ event }) => event.data.attempt)) });
  const others: number[] = [];
  const until = (isSo: () => boolean) =>
    new Promise<void>((resolve) => {
      changed = () => isSo() && resolve();
      changed();
    });
  const run = (...args: string[]) => runCommand(bus, readCommand(args));

  it("lists a letter with its reason, its number masked, replays it to its group alone, once, and lists it no more", async () => {
    const other = `other-${group}`;
    await listen();
    await listen(other);
    await bus.publish([1, 2, 3].map(started));
    await until(() => effects.includes(3));
    expect(effects).toEqual([1, 3]);

    const listed = await run("list", "--group", group);
    const [letter] = await openLetters(bus, { group });
    if (!letter) throw new Error("no letter");
    expect(listed.text).toContain(letter.id);
    expect(listed.text).toContain("EVENT_NOT_HANDLED  no rule for +12*******42  execution execution, job job-1");
    expect(letter).toMatchObject({ topic, sequence: 2, key: "job-1", type: "attempt.started", buriedAt: expect.stringMatching(/Z$/) as string });

    isBroken = false;
    expect(await run("replay", letter.id)).toEqual({ text: `${letter.id}  given to its group once more: attempt.started for ${group}`, good: true });
    await until(() => effects.includes(2));
    expect((await run("list", "--group", group)).text).toBe("No dead letters.");
    expect(await run("replay", letter.id)).toEqual({ text: `${letter.id}  is no open letter`, good: false });

    // Whoever replays a letter that he has kept finds it known.
    const kept: OutgoingMessage = { topic, key: letter.key, type: `replay:${group}`, sequence: 0, body: JSON.stringify(letter) };
    await bus.publish([kept, started(4)]);
    await until(() => effects.includes(4));
    expect(effects).toEqual([1, 3, 2, 4]);
    expect(others.filter((attempt) => attempt === 2)).toEqual([2]);
  });

  it("lists a letter again that fails again when it is replayed, and takes it off when it is discarded", async () => {
    await listen();
    await bus.publish([1, 2, 3].map(started));
    await until(() => effects.includes(3));
    const [letter] = await openLetters(bus, { group });
    expect((await run("replay", "--all", "--group", group)).good).toBe(true);
    await bus.publish([started(4)]);
    await until(() => effects.includes(4));
    const again = await openLetters(bus, { group });
    expect(again.map(({ id, sequence }) => ({ id, sequence }))).toEqual([{ id: letter?.id, sequence: 2 }]);
    expect((await run("discard", letter?.id ?? "")).good).toBe(true);
    expect(await openLetters(bus, { group })).toEqual([]);
  });
}
