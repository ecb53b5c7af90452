import type { CallCourse, CallModel } from "@redial/answer-model";
import { createLog, systemClock } from "@redial/platform";
import { createTestDatabase } from "@redial/testing";
import type { CallOrder } from "./call";
import type { SequencedEvent } from "./call-event";
import { exampleOrder } from "./order.fixture";
import { openLedger } from "./sql-ledger";
import type { LineLimits } from "./lines";
import { openNetwork, type Network } from "./network";

const log = createLog("test", "error");
const SHORT: CallCourse = { code: "sip:200", answeredBy: "human", postDialMs: 20, ringMs: 30, talkMs: 50, endedBy: "callee" };
const LONG: CallCourse = { ...SHORT, talkMs: 600_000 };
const script = (course: CallCourse): CallModel => ({ usesHistory: true, course: (_order, _at, earlier) => (earlier.length > 0 ? { ...course, code: "sip:486" } : course) });
const models = new Map([
  ["short", script(SHORT)],
  ["long", script(LONG)],
]);

let database: Awaited<ReturnType<typeof createTestDatabase>>;
const closing: (() => Promise<void>)[] = [];

beforeAll(async () => {
  database = await createTestDatabase();
});
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});
afterAll(() => database.drop());

async function open(limits: Partial<LineLimits> = {}): Promise<Network> {
  const ledger = await openLedger(database.url, () => undefined);
  closing.push(() => ledger.close());
  const network = await openNetwork({ ledger, models, limits: { concurrent: 100, callsPerSecond: 1_000, ...limits }, speed: 1, clock: systemClock, log });
  closing.push(() => network.stop());
  return network;
}

/** A real-time order under a tag and account of its own. */
function ringing(id: string, changes: Partial<CallOrder> = {}): CallOrder {
  return exampleOrder({ id, tag: id, account: id, clock: "real_time", profile: "short", ...changes });
}

/** All events of an account up to its first end. */
async function untilEnded(network: Network, account: string): Promise<SequencedEvent[]> {
  const events: SequencedEvent[] = [];
  while (!events.some(({ kind }) => kind === "ended")) {
    const more = await network.eventsAfter(account, events[events.length - 1]?.sequence ?? 0, 5_000);
    if (more.length === 0) throw new Error("no events within five seconds");
    events.push(...more);
  }
  return events;
}

describe("a fast-forward call", () => {
  it("is over at once, in virtual time", async () => {
    const network = await open();
    const startAt = Date.parse("2031-01-01T09:00:00Z");
    const { placed } = await network.place([exampleOrder({ id: "virtual", profile: "long", startAt })]);
    expect(placed).toEqual([
      {
        id: "virtual",
        startedAt: "2031-01-01T09:00:00.000Z",
        ended: expect.objectContaining({ code: "sip:200", ringMs: 30, talkMs: 600_000, endedAt: "2031-01-01T09:10:00.050Z" }),
      },
    ]);
    expect(network.status().live).toBe(0);
  });

  it("knows the earlier calls to its phone under its tag, and no others", async () => {
    const network = await open();
    const call = (id: string, tag: string, attempt: number) => exampleOrder({ id, tag, attempt, profile: "short" });
    await network.place([call("first", "history", 1), call("elsewhere", "other history", 2)]);
    const { placed } = await network.place([call("second", "history", 2), call("stranger", "no history", 2)]);
    expect(placed.map(({ ended }) => ended?.code)).toEqual(["sip:486", "sip:200"]);
  });
});

describe("a real-time call", () => {
  it("rings, is answered and ends, told in this order", async () => {
    const network = await open();
    await network.place([ringing("lively")]);
    const events = await untilEnded(network, "lively");
    expect(events.map(({ kind }) => kind)).toEqual(["ringing", "answered", "ended"]);
    expect(events[2]).toMatchObject({ code: "sip:200", ringMs: 30, talkMs: 50 });
    expect(network.status().live).toBe(0);
  });

  it("ends when its caller hangs up, and only then if it is live", async () => {
    const network = await open();
    await network.place([ringing("cut", { profile: "long" })]);
    expect(network.hangUp("cut")).toBe(true);
    const events = await untilEnded(network, "cut");
    expect(events[events.length - 1]).toMatchObject({ kind: "ended", endedBy: "caller" });
    expect(network.hangUp("cut")).toBe(false);
  });

  it("goes on when the network comes back after its end", async () => {
    const before = await open();
    await before.place([ringing("survivor", { profile: "long" })]);
    await before.stop();
    const after = await open();
    expect(after.status().live).toBeGreaterThan(0);
    expect((await after.reconcile([{ id: "survivor", fencingToken: 1 }])).get("survivor")).toMatchObject({ state: "live" });
    after.hangUp("survivor");
    expect(await untilEnded(after, "survivor")).not.toHaveLength(0);
  });

  it("is refused when it comes too late", async () => {
    const network = await open();
    const { refused } = await network.place([ringing("late", { expiresAt: systemClock.now() })]);
    expect(refused).toEqual([{ id: "late", reason: "expired" }]);
    expect(await network.summary("late", null)).toMatchObject({ attempts: 0, placings: 0 });
  });

  it("is refused when all lines are taken; virtual calls need none", async () => {
    const network = await open({ concurrent: 1 });
    const orders = [ringing("one", { profile: "long" }), ringing("two"), exampleOrder({ id: "three", profile: "short" })];
    const { placed, refused } = await network.place(orders);
    expect(placed.map(({ id }) => id)).toEqual(["one", "three"]);
    expect(refused).toEqual([{ id: "two", reason: "no_capacity" }]);
    network.hangUp("one");
    await untilEnded(network, "one");
    expect(network.status().live).toBe(0);
  });
});

describe("the ledger", () => {
  it("counts a call that was placed twice as rung twice", async () => {
    const network = await open();
    const order = exampleOrder({ id: "twice", tag: "twice", profile: "short" });
    const [first, second] = [await network.place([order]), await network.place([order])];
    expect(second).toEqual(first);
    expect(await network.summary("twice", 0)).toMatchObject({ attempts: 1, placings: 2, placedTwice: 1, placedAfter: 1 });
  });

  it("fences what it said was never placed, and lets a newer order through", async () => {
    const network = await open();
    const known = await network.reconcile([{ id: "lost", fencingToken: 1 }]);
    expect(known.get("lost")).toEqual({ state: "never_placed" });
    const order = (fencingToken: number) => exampleOrder({ id: "lost", tag: "lost", profile: "short", fencingToken });
    expect(await network.place([order(1)])).toEqual({ placed: [], refused: [{ id: "lost", reason: "fenced" }] });
    expect((await network.place([order(2)])).placed).toHaveLength(1);
    expect((await network.reconcile([{ id: "lost", fencingToken: 2 }])).get("lost")).toMatchObject({ state: "over", ended: { code: "sip:200" } });
    expect(await network.summary("lost", null)).toMatchObject({ attempts: 1, placings: 1, placedTwice: 0 });
  });

  it("knows no profile that has no model", async () => {
    const network = await open();
    expect((await network.place([exampleOrder({ id: "nobody", profile: "martians" })])).refused).toEqual([{ id: "nobody", reason: "unknown_profile" }]);
  });
});
