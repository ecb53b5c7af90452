import { sipEnd, sipOutcome } from "./sip-outcome";

describe("sipOutcome", () => {
  it.each([
    [200, "human", "completed"],
    [200, "unknown", "completed"],
    [200, null, "completed"],
    [200, "machine", "voicemail"],
    [486, null, "busy"],
    [600, null, "busy"],
    [487, null, "no_answer"],
    [480, null, "no_answer"],
    [603, null, "rejected"],
    [607, null, "rejected"],
    [404, null, "invalid_number"],
    [484, null, "invalid_number"],
    [503, null, "network_error"],
    [403, null, "network_error"],
    [Number.NaN, null, "network_error"],
  ] as const)("%s answered by %s is %s", (code, answeredBy, outcome) => expect(sipOutcome(code, answeredBy)).toBe(outcome));
});

describe("sipEnd", () => {
  it("is the outcome, and nothing more to say", () => expect(sipEnd(200, "machine", "caller")).toEqual({ outcome: "voicemail", detail: null }));

  it("knows whom we hung up on as he picked up", () => expect(sipEnd(200, null, "glare")).toEqual({ outcome: "no_answer", detail: "abandoned" }));
});
