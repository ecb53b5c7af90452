import { parseEvent } from "./envelope";
import { goldenSamples } from "./samples.fixture";

const sample = goldenSamples().find(({ event }) => event.type === "attempt.ended")?.event;

describe("parseEvent", () => {
  it.each([null, undefined, "text", 42, [], {}, { ...sample, id: 7 }, { ...sample, causation: undefined }, { ...sample, version: "1" }, { ...sample, organization: null }])("refuses %j, which is no event", (value) => {
    expect(() => parseEvent(value)).toThrow(expect.objectContaining({ code: "EVENT_UNREADABLE" }));
  });

  it("refuses an envelope whose time names no one instant", () => {
    expect(() => parseEvent({ ...sample, time: "2025-01-20T10:00:00" })).toThrow(expect.objectContaining({ code: "EVENT_UNREADABLE", message: "This is not an event: time: an ISO 8601 instant with an offset." }));
  });

  it.each([{ type: "attempt.imagined" }, { type: "constructor" }, { version: 2 }, { version: 0 }])("refuses %j, which is not in the catalog", (change) => {
    expect(() => parseEvent({ ...sample, ...change })).toThrow(expect.objectContaining({ code: "EVENT_UNKNOWN" }));
  });

  it.each<[string, object]>([
    ["data", {}],
    ["attempt", { attempt: 0 }],
    ["outcome", { outcome: "asleep" }],
    ["endedAt", { endedAt: "2025-02-30T10:00:00Z" }],
    ["talkMs", { talkMs: -1 }],
    ["answeredBy", { answeredBy: "parrot" }],
  ])("refuses data that do not fit, naming %s", (field, change) => {
    const data = field === "data" ? undefined : { ...sample?.data, ...change };
    expect(() => parseEvent({ ...sample, data })).toThrow(expect.objectContaining({ code: "EVENT_INVALID", message: expect.stringMatching(/^attempt\.ended: /) as string }));
  });
});
