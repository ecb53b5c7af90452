import type { Call } from "../domain/call";
import { exampleCall, exampleEnd, NINE } from "../domain/call.fixture";
import { followCall, type CarrierNews } from "./follow-call";

const end = exampleEnd();
const ringing = exampleCall({ state: "ringing", startedAt: NINE + 500 });
const follow = (call: Call | undefined, news: CarrierNews, owner = "dialer one") => followCall(call, { id: "any", news, owner, now: NINE + 90_000 });

describe("a call that is being dialled", () => {
  const dialing = exampleCall();

  it("rings once the carrier has it", () => {
    const { next, events } = follow(dialing, { kind: "started", startedAt: NINE + 500 });
    expect(next).toEqual(ringing);
    expect(events).toMatchObject([{ type: "attempt.started", causation: dialing.requestId, data: { startedAt: "2025-03-03T09:00:00.500Z" } }]);
  });

  it("ends, even when nothing was heard of its start", () => {
    const { next, events } = follow(dialing, { kind: "ended", end });
    expect(next).toEqual({ ...dialing, state: "ended", startedAt: end.startedAt, end });
    expect(events).toMatchObject([{ type: "attempt.ended", time: "2025-03-03T09:01:10.000Z", data: { outcome: "completed", carrierCode: "sip:200", ringMs: 8_000 } }]);
  });

  it("is refused when the carrier never had it", () => {
    const { next, events } = follow(dialing, { kind: "refused", refusal: "not_placed" });
    expect(next?.state).toBe("refused");
    expect(events).toMatchObject([{ type: "attempt.refused", data: { refusal: "not_placed", refusedAt: "2025-03-03T09:01:30.000Z" } }]);
  });

  it("is lost when nobody can tell, and counts, for the phone may have rung", () => {
    const { next, events } = follow(dialing, { kind: "lost" });
    expect(next?.state).toBe("ended");
    expect(events).toMatchObject([{ type: "attempt.ended", data: { outcome: "network_error", detail: "lost", startedAt: "2025-03-03T09:00:00.000Z" } }]);
  });

  it("is lost at its own instant in virtual time", () => {
    const { events } = follow(exampleCall({ clock: "fast_forward" }), { kind: "lost" });
    expect(events).toMatchObject([{ data: { startedAt: "2025-03-03T09:00:00.000Z", endedAt: "2025-03-03T09:00:00.000Z" } }]);
  });
});

describe("a call that rings", () => {
  it("ends", () => expect(follow(ringing, { kind: "ended", end }).next).toMatchObject({ state: "ended", end }));

  it("changes nothing when its start is told again", () => expect(follow(ringing, { kind: "started", startedAt: NINE })).toEqual({ next: undefined, events: [] }));

  it("is taken over from a dead process without another word", () => {
    expect(follow(ringing, { kind: "started", startedAt: NINE }, "dialer two")).toEqual({ next: { ...ringing, owner: "dialer two" }, events: [] });
  });

  it("is lost when its carrier has forgotten it, for it did ring", () => {
    expect(follow(ringing, { kind: "refused", refusal: "not_placed" }).events).toMatchObject([{ type: "attempt.ended", data: { detail: "lost" } }]);
  });
});

describe("a call that is over, or unknown", () => {
  const news: CarrierNews[] = [{ kind: "started", startedAt: NINE }, { kind: "ended", end }, { kind: "refused", refusal: "not_placed" }, { kind: "lost" }];

  it.each(news)("changes with no news: %j", (one) => {
    for (const call of [undefined, exampleCall({ state: "ended", end }), exampleCall({ state: "refused" })]) expect(follow(call, one)).toEqual({ next: undefined, events: [] });
  });
});
