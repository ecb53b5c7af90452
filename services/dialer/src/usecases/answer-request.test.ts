import { answerRequest, type DialRequest } from "./answer-request";
import { exampleCall, exampleEnd, exampleGate, NINE } from "../domain/call.fixture";

const wanted = exampleCall();
const request = (changes: Partial<DialRequest> = {}): DialRequest => ({ wanted, gate: exampleGate(), carrierAccepts: true, now: NINE, ...changes });
const later = exampleCall({ permit: { notBefore: NINE + 5_000, notAfter: NINE + 65_000 }, owner: "dialer two" });
const refused = exampleCall({ state: "refused", fencingToken: 3 });

describe("an attempt that was never heard of", () => {
  it("is dialled, and nothing is said before the carrier has it", () => expect(answerRequest(undefined, request())).toEqual({ next: wanted, events: [] }));

  it.each([
    ["the execution is paused", { gate: exampleGate({ isOpen: false }) }, "execution_paused"],
    ["its permit has ended", { now: NINE + 60_000 }, "permit_expired"],
    ["its permit has not begun", { now: NINE - 1 }, "permit_expired"],
    ["the carrier takes no calls", { carrierAccepts: false }, "carrier_not_accepting"],
  ])("is refused when %s", (_when, changes, refusal) => {
    const { next, events } = answerRequest(undefined, request(changes));
    expect(next).toMatchObject({ state: "refused", fencingToken: 0 });
    expect(events).toMatchObject([{ type: "attempt.refused", data: { attempt: 1, refusal } }]);
  });

  it("is dialled at the last millisecond of its permit", () => expect(answerRequest(undefined, request({ now: NINE + 59_999 })).next?.state).toBe("dialing"));

  it("is dialled in virtual time whatever the wall clock shows", () => {
    const virtual = exampleCall({ clock: "fast_forward" });
    expect(answerRequest(undefined, request({ wanted: virtual, now: 0 })).next?.state).toBe("dialing");
  });

  it("is refused in virtual time at the virtual instant at which it would have begun", () => {
    const virtual = exampleCall({ clock: "fast_forward" });
    const { events } = answerRequest(undefined, request({ wanted: virtual, gate: exampleGate({ isOpen: false }), now: 0 }));
    expect(events).toMatchObject([{ time: "2025-03-03T09:00:00.000Z", data: { refusedAt: "2025-03-03T09:00:00.000Z" } }]);
  });
});

describe("an attempt that is known", () => {
  it.each(["dialing", "ringing"] as const)("is left alone while it is %s, whatever the permit", (state) => {
    expect(answerRequest(exampleCall({ state }), request({ wanted: later }))).toEqual({ next: undefined, events: [] });
  });

  it("is not dialled again when it has ended; its end is said again", () => {
    const { next, events } = answerRequest(exampleCall({ state: "ended", end: exampleEnd() }), request({ wanted: later }));
    expect(next).toBeUndefined();
    expect(events).toMatchObject([{ type: "attempt.ended", data: { outcome: "completed", talkMs: 60_000 } }]);
  });

  it("is dialled when it was refused and has another permit, under a token the carrier has not seen", () => {
    const { next } = answerRequest(refused, request({ wanted: later, now: NINE + 6_000 }));
    expect(next).toEqual({ ...later, fencingToken: 4 });
  });

  it("stays refused on the same permit", () => expect(answerRequest(refused, request())).toEqual({ next: undefined, events: [] }));

  it("may be dialled on the same virtual permit, for virtual time stood still meanwhile", () => {
    const virtual = exampleCall({ clock: "fast_forward" });
    expect(answerRequest({ ...virtual, state: "refused", fencingToken: 0 }, request({ wanted: virtual })).next?.state).toBe("dialing");
  });

  it("keeps its token when it is refused again", () => {
    expect(answerRequest(refused, request({ wanted: later, now: NINE + 70_000 })).next).toMatchObject({ state: "refused", fencingToken: 3 });
  });
});
