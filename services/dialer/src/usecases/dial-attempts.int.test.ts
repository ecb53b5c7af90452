import type { Envelope } from "@redial/contracts";
import { Outage } from "@redial/kernel";
import { newScript } from "../requests.fixture";
import { openStage, type Stage } from "../stage.fixture";

const THOUSANDS = 3_000;

const ends = (said: readonly Envelope[]) => said.filter((event) => event.type === "attempt.ended");
const refusals = (said: readonly Envelope[]) => said.flatMap((event) => (event.type === "attempt.refused" ? [event.data.refusal] : []));

let stage: Stage;

beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.stop());

describe("a virtual attempt", () => {
  it("rings once and ends, in thousands", async () => {
    const script = newScript();
    const requests = Array.from({ length: THOUSANDS }, () => script.request());
    for (let from = 0; from < THOUSANDS; from += 500) await stage.deliver(requests.slice(from, from + 500), (from / 500) % 4);
    const ended = ends(await stage.said(script.executionId));
    expect(new Set(ended.map(({ data }) => data.jobId)).size).toBe(THOUSANDS);
    expect(ended).toHaveLength(THOUSANDS);
    expect(await stage.network.counted(script.executionId)).toMatchObject({ attempts: THOUSANDS, placings: THOUSANDS, placedTwice: 0 });
    expect(ended.every(({ data }) => data.startedAt === "2025-03-03T09:00:00.000Z")).toBe(true);
  });

  it("goes the same way in the same world", async () => {
    const outcomes = async () => {
      const script = newScript();
      await stage.deliver(Array.from({ length: 200 }, () => script.request()));
      return ends(await stage.said(script.executionId)).map(({ data }) => [data.outcome, data.ringMs, data.talkMs]);
    };
    expect(await outcomes()).toEqual(await outcomes());
  });
});

describe("a request that comes again", () => {
  it("does not ring again when its message is redelivered", async () => {
    const script = newScript();
    const batch = await stage.deliver([script.request(), script.request()]);
    await stage.redeliver(batch);
    expect(ends(await stage.said(script.executionId))).toHaveLength(2);
    expect(await stage.network.counted(script.executionId)).toMatchObject({ attempts: 2, placings: 2 });
  });

  it("does not ring again when it is said again with another permit; the end is said again", async () => {
    const script = newScript();
    const { jobId } = script.request().data;
    await stage.deliver([script.requestNow(30, { jobId })]);
    await stage.deliver([script.requestNow(60, { jobId })]);
    await stage.followUntil("simulator", (said) => said.some(({ type, data }) => type === "attempt.ended" && "jobId" in data && data.jobId === jobId));
    await stage.deliver([script.requestNow(90, { jobId })]);
    const [first, second, ...rest] = ends(await stage.said(script.executionId));
    expect(rest).toEqual([]);
    expect(second?.data).toEqual(first?.data);
    expect(await stage.network.counted(script.executionId)).toMatchObject({ attempts: 1, placings: 1 });
  });

  it("rings once when it stands twice in one batch", async () => {
    const script = newScript();
    const request = script.request();
    await stage.deliver([request, { ...request, id: script.request().id }]);
    expect(await stage.network.counted(script.executionId)).toMatchObject({ attempts: 1, placings: 1 });
  });
});

describe("a real-time attempt", () => {
  it("is told to have started, and to have ended when the carrier says so", async () => {
    const script = newScript();
    await stage.deliver([script.requestNow()]);
    expect((await stage.said(script.executionId)).map(({ type }) => type)).toEqual(["attempt.started"]);
    await stage.followUntil("simulator", (said) => ends(said).some(({ data }) => data.executionId === script.executionId));
    expect((await stage.said(script.executionId)).map(({ type }) => type)).toEqual(["attempt.started", "attempt.ended"]);
  });

  it("does not ring on a permit that has run out, or not begun", async () => {
    const script = newScript();
    const tomorrow = { notBefore: "2999-01-01T00:00:00.000Z", notAfter: "2999-01-01T00:01:00.000Z" };
    await stage.deliver([script.requestNow(0), script.requestNow(30, { permit: tomorrow })]);
    expect(refusals(await stage.said(script.executionId))).toEqual(["permit_expired", "permit_expired"]);
    expect(await stage.network.counted(script.executionId)).toMatchObject({ attempts: 0 });
  });

  it("rings after a refusal once it has a new permit", async () => {
    const script = newScript();
    const expired = script.requestNow(0);
    await stage.deliver([expired]);
    await stage.deliver([script.requestNow(30, { jobId: expired.data.jobId })]);
    expect((await stage.said(script.executionId)).map(({ type }) => type)).toEqual(["attempt.refused", "attempt.started"]);
  });
});

describe("the gate", () => {
  it("refuses what comes while the execution is paused, tells once that it has halted, and lets pass what comes after", async () => {
    const script = newScript();
    await stage.deliver([script.changed("running", 2), script.request()]);
    await stage.deliver([script.changed("paused", 3)], 1);
    await stage.deliver([script.request(), script.request()], 2);
    expect(await stage.settle()).toBe(0);
    await stage.settle();
    await stage.deliver([script.changed("running", 4)], 1);
    await stage.deliver([script.request()], 2);
    const said = await stage.said(script.executionId);
    expect(said.map(({ type }) => type)).toEqual(["attempt.ended", "attempt.refused", "attempt.refused", "execution.halted", "attempt.ended"]);
    expect(refusals(said)).toEqual(["execution_paused", "execution_paused"]);
    expect(said[3]?.data).toEqual({ executionId: script.executionId, revision: 3 });
  });

  it("lets nothing ring after it was said that the execution has halted", async () => {
    const script = newScript();
    let stopped = false;
    const dialling = [1, 2, 3].map(async (partition) => {
      while (!stopped) await stage.deliver(Array.from({ length: 20 }, () => script.request()), partition);
    });
    await stage.deliver([script.changed("paused", 2)]);
    while ((await stage.settle()) > 0 || !(await stage.said(script.executionId)).some(({ type }) => type === "execution.halted")) continue;
    const haltedAt = new Date().toISOString();
    const before = await stage.network.counted(script.executionId);
    await stage.deliver(Array.from({ length: 20 }, () => script.request()));
    stopped = true;
    await Promise.all(dialling);
    expect(await stage.network.counted(script.executionId, haltedAt)).toMatchObject({ placings: before.placings, placedAfter: 0 });
  });

  it("of an execution that is done keeps late requests from ringing", async () => {
    const script = newScript();
    await stage.deliver([script.changed("completed", 7), script.request()]);
    expect(await stage.settle()).toBe(0);
    expect((await stage.said(script.executionId)).map(({ type }) => type)).toEqual(["attempt.refused"]);
  });
});

describe("a request whose carrier is away", () => {
  it("waits on a virtual clock, as an outage: the batch is delivered again; by the wall clock it is refused", async () => {
    const away = await openStage({ wrap: (carrier) => ({ ...carrier, isAccepting: async () => false }) });
    const script = newScript();
    await expect(away.deliver([script.request()])).rejects.toBeInstanceOf(Outage);
    await away.deliver([script.requestNow()], 1);
    expect(refusals(await away.said(script.executionId))).toEqual(["carrier_not_accepting"]);
    await away.stop();
  });
});

describe("a request that can't be served", () => {
  it("is an error when it names a carrier that is not set up", async () => {
    await expect(stage.deliver([newScript().request({ carrier: "pigeons" })])).rejects.toMatchObject({ code: "CARRIER_UNKNOWN" });
  });

  it("ends as a network error when the carrier would refuse it for ever", async () => {
    const script = newScript();
    await stage.deliver([script.request({ answerProfile: "martians" })]);
    expect(ends(await stage.said(script.executionId))).toMatchObject([{ data: { outcome: "network_error", carrierCode: "sip:488", detail: "unknown_profile" } }]);
  });
});
