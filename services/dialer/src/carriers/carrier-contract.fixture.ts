import { exampleCall, NINE } from "../domain/call.fixture";
import type { CarrierNews } from "../usecases/follow-call";
import { newScript } from "../requests.fixture";
import type { Carrier, DialledAttempt } from "../usecases/ports";
import { wantedCall } from "../usecases/wanted-call";

/** A carrier under test, with phones of known behaviour. */
export interface CarrierUnderTest {
  carrier: Carrier;
  /** A phone whose calls end within seconds, however they do. */
  phone: string;
  /** How often the carrier rang for an execution, by its own count. */
  rings(executionId: string): Promise<number>;
  stop(): Promise<void>;
}

/** What the dialer relies on, whatever the carrier. */
export function describeCarrier(name: string, open: () => Promise<CarrierUnderTest>): void {
  describe(`the carrier ${name}`, () => {
    let tested: CarrierUnderTest;
    const signal = () => AbortSignal.timeout(10_000);
    const script = newScript();

    beforeAll(async () => {
      tested = await open();
    });
    afterAll(() => tested.stop());

    function attempt(changes: Partial<DialledAttempt["request"]> = {}): DialledAttempt {
      const request = script.requestNow(30, { phone: tested.phone, carrier: tested.carrier.name, ...changes });
      return { call: wantedCall(request, "contract"), request: request.data };
    }

    async function untilEnded(id: string): Promise<CarrierNews> {
      const enough = new AbortController();
      for await (const { news } of tested.carrier.events(0, enough.signal)) {
        const found = news.find((one) => one.id === id);
        if (found) return found.news;
      }
      throw new Error("the news ended");
    }

    it("says that it takes calls, and how many", async () => {
      expect(await tested.carrier.isAccepting()).toBe(true);
      expect(await tested.carrier.limits()).toMatchObject({ concurrent: expect.any(Number), callsPerSecond: expect.any(Number) });
    });

    it("takes an attempt, rings once, and tells of its end", async () => {
      const one = attempt();
      const placed = await tested.carrier.place([one], signal());
      expect(placed.get(one.call.id)).toEqual({ kind: "started", startedAt: expect.any(Number) });
      expect(await untilEnded(one.call.id)).toMatchObject({ kind: "ended", end: { outcome: expect.any(String), carrierCode: expect.stringMatching(/^\w+:/), talkMs: expect.any(Number) } });
      expect(await tested.rings(script.executionId)).toBe(1);
    });

    it("answers for every attempt of a batch", async () => {
      const batch = [attempt(), attempt(), attempt()];
      const placed = await tested.carrier.place(batch, signal());
      expect([...placed.keys()].sort()).toEqual(batch.map(({ call }) => call.id).sort());
    });

    it("knows the end of a call that is asked about", async () => {
      const one = attempt();
      await tested.carrier.place([one], signal());
      const told = await untilEnded(one.call.id);
      expect((await tested.carrier.reconcile([one.call], signal())).get(one.call.id)).toEqual(told);
    });

    it("knows that a call was never placed, and then does not take its order any more", async () => {
      const never = attempt();
      const refused: CarrierNews = { kind: "refused", refusal: "not_placed" };
      expect((await tested.carrier.reconcile([never.call], signal())).get(never.call.id)).toEqual(refused);
      expect((await tested.carrier.place([never], signal())).get(never.call.id)).toEqual(refused);
      const decidedAnew = { ...never, call: { ...never.call, fencingToken: 2 } };
      expect((await tested.carrier.place([decidedAnew], signal())).get(never.call.id)).toMatchObject({ kind: "started" });
    });

    it("does not ring after the permit", async () => {
      const late = attempt();
      const call = { ...late.call, permit: { notBefore: NINE, notAfter: NINE + 1 } };
      expect((await tested.carrier.place([{ ...late, call }], signal())).get(call.id)).toEqual({ kind: "refused", refusal: "permit_expired" });
    });

    it("does not mind being told to end a call that is not live", async () => {
      await expect(tested.carrier.hangUp(exampleCall())).resolves.toBeUndefined();
    });

    it("throws when it is given no time to answer", async () => {
      await expect(tested.carrier.place([attempt()], AbortSignal.abort())).rejects.toThrow();
    });

    it("ends its news with the signal", async () => {
      const ending = new AbortController();
      const news = tested.carrier.events(Number.MAX_SAFE_INTEGER, ending.signal)[Symbol.asyncIterator]().next();
      ending.abort();
      expect(await news).toMatchObject({ done: true });
    });
  });
}
