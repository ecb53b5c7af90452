import { catalog, isEventName } from "./catalog";
import { parseEvent, seal, topicOf } from "./envelope";
import { goldenSamples } from "./samples.fixture";

const samples = goldenSamples();

describe("the golden samples", () => {
  it("are one for each event of the catalog", () => {
    const declared = Object.values(catalog).map(({ type, version }) => `${type}.v${version}.json`);
    expect(samples.map(({ file }) => file).sort()).toEqual(declared.sort());
  });

  it.each(samples)("$file is read as it is, every field of it", ({ file, event }) => {
    expect(file).toBe(`${event.type}.v${event.version}.json`);
    expect(parseEvent(event)).toEqual(event);
  });

  it.each(samples)("$file is read without what a later version may add", ({ event }) => {
    expect(parseEvent({ ...event, trace: "abc", data: { ...event.data, mood: "good" } })).toEqual(event);
  });

  it.each(samples)("$file has the key that orders its kind, and is what `seal` makes of its fact", ({ event }) => {
    const parsed = parseEvent(event);
    const { type, time, organization, causation, data } = parsed;
    const fact = { type, time, organization, causation, data } as Parameters<typeof seal>[1];
    expect(seal(parsed.id, fact)).toEqual(event);
    expect(parseEvent(JSON.parse(JSON.stringify(seal(parsed.id, fact))))).toEqual(event);
  });

  it.each(samples.flatMap(({ file, event }) => Object.keys(event.data).map((field) => ({ file, event, field }))))("$file is refused with a $field of the wrong kind", ({ event, field }) => {
    const broken = { ...event, data: { ...event.data, [field]: { never: "this" } } };
    expect(() => parseEvent(broken)).toThrow(expect.objectContaining({ code: "EVENT_INVALID", message: expect.stringMatching(new RegExp(`^${event.type}: ${field}\\b.+`)) as string }));
  });
});

describe("the catalog", () => {
  it("lists each event under its own type", () => {
    expect(Object.entries(catalog).map(([name, { type }]) => [name, type])).toEqual(Object.keys(catalog).map((name) => [name, name]));
  });

  it("knows its own names and no others", () => {
    expect(["attempt.ended", "toString", "attempt.imagined", ""].map((name) => isEventName(name))).toEqual([true, false, false, false]);
  });

  it("says all events of one producer on its stream, and on one of their own what waits for waves", () => {
    expect([topicOf("execution.launched"), topicOf("job.ended"), topicOf("wave.ended"), topicOf("attempt.ended"), topicOf("rates.learned")]).toEqual(["program.events", "scheduler.events", "scheduler.waves", "dialer.events", "reporting.events"]);
  });
});
