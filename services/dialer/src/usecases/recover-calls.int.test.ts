import type { Envelope } from "@redial/contracts";
import type { Call } from "../domain/call";
import { newScript, type Script } from "../requests.fixture";
import { openStage, type Stage } from "../stage.fixture";
import { claimOwnership } from "../store/ownership";
import type { AttemptRequestedEvent, Carrier } from "./ports";
import { wantedCall } from "./wanted-call";

const DEAD = "a dialer that died";
const LOST_ANSWER = "loses answers";
const LOST_ORDER = "loses orders";

/** Between dialer and network: an order by such a caller id reaches the network but its answer does not come back, or does not even reach it. */
function unreliable(carrier: Carrier): Carrier {
  return {
    ...carrier,
    async place(attempts, signal) {
      const answer = attempts.some(({ call }) => call.callerId === LOST_ORDER) ? null : await carrier.place(attempts, signal);
      if (!answer || attempts.some(({ call }) => call.callerId === LOST_ANSWER)) throw new Error("socket hang up");
      return answer;
    },
  };
}

let stage: Stage;

beforeAll(async () => {
  stage = await openStage({ env: {}, wrap: unreliable });
});
afterAll(() => stage.stop());

/** Leaves a call behind as a process does that dies between writing it down and hearing from the carrier; with `place`, the carrier has it. */
async function abandon(request: AttemptRequestedEvent, changes: Partial<Call> = {}, place = false): Promise<Call> {
  const call: Call = { ...wantedCall(request, DEAD), ...changes };
  await stage.store.takeIn(
    { input: { topic: "scheduler.events", partition: 9, lastSequence: Date.now() }, events: [{ sequence: Date.now(), event: request }] },
    { changeGate: () => undefined, answer: () => ({ next: call, events: [] }) },
  );
  if (place) await stage.carriers.get("simulator")?.place([{ call, request: request.data }], AbortSignal.timeout(5_000));
  return call;
}

async function typesSaid(script: Script): Promise<string[]> {
  return (await stage.said(script.executionId)).map(({ type }) => type);
}

describe("a call whose dialer died", () => {
  it("ends as the carrier knows it ended, without ringing again", async () => {
    const script = newScript();
    await abandon(script.request(), {}, true);
    await stage.recover();
    expect(await typesSaid(script)).toEqual(["attempt.ended"]);
    expect(await stage.network.counted(script.executionId)).toMatchObject({ attempts: 1, placings: 1 });
  });

  it("is taken over while it lives", async () => {
    const script = newScript();
    const call = await abandon(script.requestNow(), {}, true);
    await stage.recover();
    expect(await typesSaid(script)).toEqual(["attempt.started"]);
    expect(await stage.store.openCalls([call.id])).toMatchObject([{ state: "ringing", owner: stage.owner }]);
  });

  it("was not placed when the carrier never had it; its order can't ring any more, a new one can", async () => {
    const script = newScript();
    const request = script.request();
    const call = await abandon(request);
    await stage.recover();
    const late = await stage.carriers.get("simulator")?.place([{ call, request: request.data }], AbortSignal.timeout(5_000));
    expect(late?.get(call.id)).toEqual({ kind: "refused", refusal: "not_placed" });
    expect(await stage.network.counted(script.executionId)).toMatchObject({ placings: 0 });
    await stage.deliver([script.request({ jobId: call.jobId })]);
    expect(await typesSaid(script)).toEqual(["attempt.refused", "attempt.ended"]);
    expect(await stage.network.counted(script.executionId)).toMatchObject({ attempts: 1, placings: 1 });
  });

  it("is lost when it rang and the carrier has forgotten it", async () => {
    const script = newScript();
    await abandon(script.request(), { state: "ringing", startedAt: Date.parse("2025-03-03T09:00:00Z") });
    await stage.recover();
    expect(await stage.said(script.executionId)).toMatchObject([{ type: "attempt.ended", data: { outcome: "network_error", detail: "lost" } }]);
  });

  it("keeps its execution from halting until it is cleared up", async () => {
    const script = newScript();
    await abandon(script.request(), {}, true);
    await stage.deliver([script.changed("paused", 2)]);
    expect(await stage.settle()).toBe(1);
    await stage.recover();
    expect(await stage.settle()).toBe(0);
    expect(await typesSaid(script)).toEqual(["attempt.ended", "execution.halted"]);
  });

  it("is left alone while its dialer lives", async () => {
    const script = newScript();
    const other = await claimOwnership(stage.database, "a dialer that lives");
    const call = await abandon(script.request(), { owner: other.owner }, true);
    await stage.recover();
    expect(await stage.store.openCalls([call.id])).toMatchObject([{ state: "dialing", owner: other.owner }]);
    await other.stop();
    await stage.recover();
    expect(await typesSaid(script)).toEqual(["attempt.ended"]);
  });
});

describe("an attempt whose carrier gave no answer", () => {
  it.each([
    [LOST_ANSWER, ["attempt.ended"], 1],
    [LOST_ORDER, ["attempt.refused"], 0],
  ])("is asked about, not sent again, when the carrier %s", async (callerId, types, placings) => {
    const script = newScript();
    await stage.deliver([script.request({ callerId }), script.request({ callerId })]);
    expect(stage.doubts.size).toBe(2);
    await stage.recover();
    expect(stage.doubts.size).toBe(0);
    expect(new Set(await typesSaid(script))).toEqual(new Set(types));
    expect(await stage.network.counted(script.executionId)).toMatchObject({ placings: 2 * placings, placedTwice: 0 });
  });
});

describe("a network that was killed", () => {
  it("takes no attempt: by the wall clock they are refused, in virtual time they wait", async () => {
    const script = newScript();
    const abandoned = await abandon(script.requestNow(), {}, true);
    await stage.network.kill();
    await expect(stage.deliver([script.request()])).resolves.toBeDefined();
    expect(stage.doubts.size).toBe(1);
    await expect(stage.recover()).rejects.toThrow();
    await expect(stage.deliver([script.request()])).rejects.toThrow(/connection/);
    await stage.deliver([script.requestNow()]);
    expect((await refusalsSaid(script)).at(-1)).toBe("carrier_not_accepting");
    await stage.network.restart();
    await stage.recover();
    expect(stage.doubts.size).toBe(0);
    expect(await stage.store.openCalls([abandoned.id])).toMatchObject([{ state: "ringing" }]);
  });

  async function refusalsSaid(script: Script): Promise<string[]> {
    const said: Envelope[] = await stage.said(script.executionId);
    return said.flatMap((event) => (event.type === "attempt.refused" ? [event.data.refusal] : []));
  }
});
