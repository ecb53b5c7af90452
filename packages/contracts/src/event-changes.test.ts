import { z } from "zod";
import { eventChanges } from "./event-changes";
import { eventSchemas, jsonSchema, type EventSchemas } from "./event-schemas";

const SHAPE = {
  jobId: z.string(),
  outcome: z.enum(["busy", "completed"]),
  ringMs: z.int().min(0),
  detail: z.string().nullable(),
  note: z.string().optional(),
  zones: z.array(z.object({ name: z.string() })),
  windows: z.partialRecord(z.enum(["monday", "tuesday"]), z.object({ from: z.int() })),
  step: z.union([z.object({ minutes: z.int() }), z.object({ at: z.string() })]),
};
const schemas = (shape: z.core.$ZodLooseShape): EventSchemas => ({ "call.ended": { version: 1, topic: "dialer.events", data: jsonSchema(z.object(shape)) } });
const RELEASED = schemas(SHAPE);
const changes = (edit: z.core.$ZodLooseShape) => eventChanges(RELEASED, schemas({ ...SHAPE, ...edit })).map(({ change, path, isBreaking }) => [change, path, isBreaking]);

describe("since a release of the events", () => {
  it("nothing changed where nothing did, or only what people read", () => {
    expect(eventChanges(eventSchemas(), JSON.parse(JSON.stringify(eventSchemas())))).toEqual([]);
    expect(changes({ jobId: z.string().describe("The job."), outcome: z.enum(["completed", "busy"]) })).toEqual([]);
  });

  it("an optional field more breaks nothing, however deep", () => {
    expect(changes({ mood: z.string().optional() })).toEqual([["EVENT_FIELD_ADDED", "call.ended.mood", false]]);
    expect(changes({ zones: z.array(z.object({ name: z.string(), offset: z.int().optional() })) })).toEqual([["EVENT_FIELD_ADDED", "call.ended.zones[].offset", false]]);
    expect(changes({ step: z.union([z.object({ minutes: z.int(), exact: z.boolean().optional() }), z.object({ at: z.string() })]) })).toEqual([["EVENT_FIELD_ADDED", "call.ended.step.exact", false]]);
  });

  it("an event more breaks nothing, for who does not know it passes over it", () => {
    expect(eventChanges({}, RELEASED)).toMatchObject([{ change: "EVENT_ADDED", path: "call.ended", isBreaking: false }]);
  });

  it("a field that is gone breaks", () => {
    const { ringMs: _gone, ...rest } = SHAPE;
    expect(eventChanges(RELEASED, schemas(rest))).toMatchObject([{ change: "EVENT_FIELD_REMOVED", path: "call.ended.ringMs", isBreaking: true, message: "call.ended.ringMs is gone" }]);
  });

  it("a field more that must be there breaks: the version before does not say it", () => {
    expect(changes({ mood: z.string() })).toEqual([["EVENT_FIELD_REQUIRED", "call.ended.mood", true]]);
  });

  it.each<[string, z.core.$ZodLooseShape, string]>([
    ["another type", { ringMs: z.string() }, "call.ended.ringMs"],
    ["another bound", { ringMs: z.int().min(1) }, "call.ended.ringMs"],
    ["a word more", { outcome: z.enum(["busy", "completed", "rejected"]) }, "call.ended.outcome"],
    ["a word less", { outcome: z.enum(["busy"]) }, "call.ended.outcome"],
    ["a field that may now be left out", { jobId: z.string().optional() }, "call.ended.jobId"],
    ["a field that may no longer be left out", { note: z.string() }, "call.ended.note"],
    ["a field that may no longer be null", { detail: z.string() }, "call.ended.detail"],
    ["another member of a list", { zones: z.array(z.object({ name: z.int() })) }, "call.ended.zones[].name"],
    ["another value of a record", { windows: z.partialRecord(z.enum(["monday", "tuesday"]), z.object({ from: z.string() })) }, "call.ended.windows.*.from"],
    ["a choice more", { step: z.union([z.object({ minutes: z.int() }), z.object({ at: z.string() }), z.object({ now: z.boolean() })]) }, "call.ended.step"],
  ])("%s breaks", (_what, edit, path) => {
    const found = changes(edit);
    expect(found.length).toBeGreaterThan(0);
    expect(found.every(([change, at, isBreaking]) => change === "EVENT_FIELD_CHANGED" && at === path && isBreaking)).toBe(true);
  });

  it.each<[string, EventSchemas, string]>([
    ["an event that is no longer said", {}, "EVENT_REMOVED"],
    ["another version", { "call.ended": { ...RELEASED["call.ended"], version: 2 } as EventSchemas[string] }, "EVENT_VERSION_CHANGED"],
    ["another topic", { "call.ended": { ...RELEASED["call.ended"], topic: "scheduler.events" } as EventSchemas[string] }, "EVENT_TOPIC_CHANGED"],
  ])("%s breaks", (_what, next, change) => {
    expect(eventChanges(RELEASED, next)).toMatchObject([{ change, path: "call.ended", isBreaking: true }]);
  });
});
