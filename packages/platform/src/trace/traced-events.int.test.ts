import { createTestDatabase, type TestDatabase } from "@redial/testing";
import type { Bus } from "../bus/bus";
import { collector } from "../bus/collector.fixture";
import { consume } from "../bus/consume";
import { openEmbeddedBus } from "../bus/embedded-bus";
import { startRelay } from "../bus/relay";
import { createLog } from "../process/log";
import { systemIds } from "../process/system";
import { attemptStarted, messagingDatabase, type MessagingDatabase } from "../store/messaging-database.fixture";
import { appendFacts } from "../store/outbox";
import { attemptPlace, placeFrom } from "./trace-place";
import { sendSpansTo, withinRequest, type FinishedSpan } from "./tracing";

const log = createLog("test", "error");
const ids = systemIds();
const JOB = "0190a0b0-1234-7000-8000-0123456789ab";
const HALTED = { type: "execution.halted", time: "2025-01-06T09:00:00.000Z", organization: "org", causation: null, data: { executionId: "execution", revision: 1 } } as const;

describe("events that are recorded", () => {
  let own: MessagingDatabase;
  let shared: TestDatabase;
  let bus: Bus;
  let spans: FinishedSpan[];
  beforeEach(async () => {
    [own, shared] = await Promise.all([messagingDatabase(), createTestDatabase()]);
    bus = await openEmbeddedBus({ url: shared.url, log });
    spans = [];
    sendSpansTo({ ratio: 1, take: (span) => void spans.push(span) });
  });
  afterEach(async () => {
    sendSpansTo(undefined);
    await bus.close();
    await own.close();
    await shared.drop();
  });
  const traces = async () => (await own.database.rows<{ traces: string | null }>("select traces from outbox order by xid, id")).map((row) => row.traces);
  const say = (...facts: Parameters<typeof appendFacts>[2]) => own.database.transact((tx) => appendFacts(tx, ids, facts));

  it("keep their place in the outbox, a line an event, also for a relay of another process", async () => {
    await say(attemptStarted(1, "no uuid"), attemptStarted(1, JOB), HALTED);
    expect(await traces()).toEqual([expect.stringMatching(new RegExp(`^\\n00-${attemptPlace(JOB, 1)?.traceId}-[0-9a-f]{16}-01\\n$`))]);
    await say(HALTED);
    expect((await traces())[1]).toBeNull();

    const another = await own.another();
    const heard = collector();
    await bus.subscribe("readers", ["dialer.events"], heard.onBatch);
    const relay = await startRelay(another, bus, log);
    await heard.received(4);
    await relay.stop();
    const places = new Map(heard.messages().map(({ sequence, traceparent }) => [sequence, placeFrom(traceparent)]));
    expect([1, 2, 3, 4].map((sequence) => places.get(sequence)?.traceId)).toEqual([undefined, attemptPlace(JOB, 1)?.traceId, undefined, undefined]);
    expect(spans).toEqual([expect.objectContaining({ name: "publish attempt.started", kind: "producer", place: places.get(2), parent: attemptPlace(JOB, 1)?.spanId })]);
  });

  it("have what follows from them below the span of their handling", async () => {
    await say(attemptStarted(1, JOB));
    const relay = await startRelay(own.database, bus, log);
    const handled = new Promise<void>((resolve) => {
      void consume({
        bus,
        group: "tested",
        topics: ["dialer.events"],
        types: ["attempt.started"],
        log,
        async handle({ events }) {
          if (events.length === 0) return;
          await say({ ...HALTED, causation: events[0]?.event.id ?? "" }, attemptStarted(1, JOB));
          setImmediate(resolve);
        },
      });
    });
    await handled;
    await relay.stop();
    const handling = spans.find(({ name }) => name === "handle attempt.started");
    const said = (await traces())[1]?.split("\n").map(placeFrom);
    expect(said).toEqual([handling?.place, handling?.place]);
    expect(spans.find(({ place }) => place.spanId === handling?.parent)?.name).toBe("publish attempt.started");
    expect(handling?.attributes).toMatchObject({ "redial.job": JOB, "redial.attempt": 1, "redial.organization": "org", "messaging.consumer.group.name": "tested" });
  });

  it("belong to the request that said them when they are about no attempt", async () => {
    const place = { traceId: "0af7651916cd43dd8448eb211c80319c", spanId: "b7ad6b7169203331" };
    await withinRequest(place, () => say(HALTED, attemptStarted(1, JOB)));
    const [first, second] = (await traces())[0]?.split("\n").map(placeFrom) ?? [];
    expect(first).toEqual(place);
    expect(second?.traceId).toBe(attemptPlace(JOB, 1)?.traceId);
  });

  it("are no more than the share that is asked for, and none when nobody asks", async () => {
    sendSpansTo({ ratio: 1e-9, take: (span) => void spans.push(span) });
    await say(attemptStarted(1, JOB));
    sendSpansTo(undefined);
    await say(attemptStarted(1, JOB));
    expect(await traces()).toEqual([null, null]);
    expect(spans).toEqual([]);
  });
});
