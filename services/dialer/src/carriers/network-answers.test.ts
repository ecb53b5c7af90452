import { newsOfEnd } from "./network-answers";

const ENDED = { id: "a", code: "sip:200", answeredBy: null, endedBy: "callee", startedAt: "2025-03-03T14:00:00.000Z", endedAt: "2025-03-03T14:00:10.200Z", ringMs: 8_000, talkMs: 200 };

it("tells of an answered call that it was completed, with nothing more to say", () => {
  expect(newsOfEnd(ENDED)).toMatchObject({ kind: "ended", end: { outcome: "completed", detail: null, carrierCode: "sip:200" } });
});

it("tells of a call that was answered as we gave up that it was abandoned, with the carrier's own code beside it", () => {
  expect(newsOfEnd({ ...ENDED, endedBy: "glare" })).toMatchObject({ kind: "ended", end: { outcome: "no_answer", detail: "abandoned", carrierCode: "sip:200", talkMs: 200 } });
});
