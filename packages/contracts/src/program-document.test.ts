import { programDocument } from "./program-document";

const DOCUMENT = {
  retryStrategy: { type: "fixed_delay", delayMinutes: 60, maxRetries: 3 },
  pauseWindows: { monday: [{ startAt: { hour: 12, minute: 0 }, endAt: { hour: 14, minute: 0 } }] },
  flow: { type: "dial", config: { enableAMD: true, ringSeconds: 25 }, outputs: { onAnswer: "human-flow", onVoicemail: "leave-message" } },
  timeZone: "Europe/Paris",
  timeZoneMode: "program",
  callingHours: null,
  frequencyCaps: [{ max: 3, perHours: 24 }],
  coolDowns: [{ after: "refusal", hours: 48 }],
  startAt: null,
  stopAt: "2025-01-20T18:00:00.000Z",
};

describe("a program as the graph tells it", () => {
  it("is read by those who plan with it, without what does not concern them", () => {
    expect(programDocument.parse({ ...DOCUMENT, name: "Reminders" })).toEqual({
      ...DOCUMENT,
      flow: { config: { enableAMD: true }, outputs: { onVoicemail: "leave-message" } },
    });
  });

  it("is refused where it is none", () => {
    expect(programDocument.safeParse({ ...DOCUMENT, retryStrategy: { type: "often" } }).success).toBe(false);
  });
});
