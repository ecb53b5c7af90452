import { mkdtemp, readFile, rm, writeFile, cp, mkdir } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { eventSchemas, type EventSchemas, type JsonSchema } from "@redial/contracts";
import { readSubgraphSchemas, schemaFile, SUBGRAPHS } from "@redial/gateway";
import { compareRelease, describeComparison, isReleasable } from "./compare-release";
import { nextRelease } from "./next-release";
import { readAllowed, readReleased, RELEASE_FILES, writeReleased, type AllowedChange } from "./release-files";

const ROOT = path.join(__dirname, "..", "..", "..");

/** The field with its description. */
const TOTAL = /\n {2}"""(?:(?!""")[\s\S])*"""\n {2}totalContacts: Int/;

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "redial-release-"));
  await mkdir(path.join(folder, "packages/release"), { recursive: true });
  for (const service of SUBGRAPHS) await cp(path.join(ROOT, schemaFile(service)), path.join(folder, schemaFile(service)));
  await writeReleased(folder, await nextRelease(ROOT));
});
afterEach(() => rm(folder, { recursive: true }));

/** What the check finds when the scheduler's schema is changed so, in a checkout that released what this one has. */
async function afterEdit(from: RegExp, to: string, allowed: readonly AllowedChange[] = []) {
  const { scheduler } = await readSubgraphSchemas(ROOT);
  expect(scheduler).toMatch(from);
  const file = path.join(folder, "changed.graphql");
  await writeFile(file, scheduler.replace(from, to));
  return compareRelease(await readReleased(folder), await nextRelease(folder, { service: "scheduler", file }), allowed);
}

/** The same for a change of an event's fields. */
async function afterEventEdit(type: string, edit: (fields: Record<string, unknown>) => Record<string, unknown>) {
  const released = await readReleased(folder);
  const event = released.events[type];
  if (!event) throw new Error(`no event ${type}`);
  const data: JsonSchema = { ...event.data, properties: edit({ ...Object(event.data["properties"]) }) };
  const events: EventSchemas = { ...released.events, [type]: { ...event, data } };
  return compareRelease(released, { ...released, events }, []);
}

describe("schema:check", () => {
  it("lets through what changes nothing", async () => {
    const comparison = await compareRelease(await readReleased(folder), await nextRelease(folder), []);
    expect(comparison).toEqual({ findings: [], needless: [] });
    expect(isReleasable(comparison)).toBe(true);
  });

  it("lets a field more through", async () => {
    const comparison = await afterEdit(/\n {2}totalContacts: Int/, "$&\n  dialedToday: Int");
    expect(comparison.findings).toMatchObject([{ weight: "safe", change: "FIELD_ADDED", path: "Execution.dialedToday" }]);
    expect(isReleasable(comparison)).toBe(true);
  });

  it("refuses a removed field", async () => {
    const comparison = await afterEdit(TOTAL, "");
    expect(comparison.findings).toMatchObject([{ weight: "breaking", change: "FIELD_REMOVED", path: "Execution.totalContacts" }]);
    expect(isReleasable(comparison)).toBe(false);
  });

  it("refuses another type", async () => {
    const comparison = await afterEdit(/\n {2}totalContacts: Int/, "\n  totalContacts: Float");
    expect(comparison.findings).toMatchObject([{ weight: "breaking", change: "FIELD_TYPE_CHANGED", path: "Execution.totalContacts" }]);
    expect(isReleasable(comparison)).toBe(false);
  });

  it("refuses a removed default of an argument", async () => {
    const comparison = await afterEdit(/(\bfirst: Int!?) = \d+/, "$1");
    expect(comparison.findings).toMatchObject([{ weight: "breaking", change: "FIELD_ARGUMENT_DEFAULT_CHANGED" }]);
    expect(isReleasable(comparison)).toBe(false);
  });

  it("refuses a changed field of an event, and one that is gone", async () => {
    const changed = await afterEventEdit("attempt.ended", (fields) => ({ ...fields, ringMs: { type: "string" } }));
    expect(changed.findings[0]).toMatchObject({ weight: "breaking", change: "EVENT_FIELD_CHANGED", path: "attempt.ended.ringMs" });
    const { ringMs: _gone, ...rest } = Object((await readReleased(folder)).events["attempt.ended"]?.data["properties"]) as Record<string, unknown>;
    const gone = await afterEventEdit("attempt.ended", () => rest);
    expect(gone.findings).toMatchObject([{ weight: "breaking", change: "EVENT_FIELD_REMOVED", path: "attempt.ended.ringMs" }]);
    expect([changed, gone].map(isReleasable)).toEqual([false, false]);
  });

  it("lets one breaking change through that the list allows, and no other", async () => {
    const allowed = [{ change: "FIELD_REMOVED", path: "Execution.totalContacts", why: "Nobody asked for it in a year." }];
    const comparison = await afterEdit(TOTAL, "", allowed);
    expect(comparison).toMatchObject({ findings: [{ weight: "allowed" }], needless: [] });
    expect(isReleasable(comparison)).toBe(true);
    expect(isReleasable(await afterEdit(/\n {2}totalContacts: Int/, "\n  totalContacts: Float", allowed))).toBe(false);
  });

  it("refuses an allowance that allows nothing, and says so", async () => {
    const comparison = await compareRelease(await readReleased(folder), await nextRelease(folder), [{ change: "FIELD_REMOVED", path: "Execution.id", why: "once" }]);
    expect(isReleasable(comparison)).toBe(false);
    expect(describeComparison(comparison)).toEqual([expect.stringMatching(/^needless +FIELD_REMOVED at Execution\.id/)]);
  });

  it("refuses a list without reasons", async () => {
    await writeFile(path.join(folder, RELEASE_FILES.allowed), '[{"change":"FIELD_REMOVED","path":"Execution.id"}]');
    await expect(readAllowed(folder)).rejects.toMatchObject({ code: "ALLOWED_INVALID" });
  });

  it("refuses schemas that do not fit together", async () => {
    await expect(afterEdit(/type Query/, "type Query @key(fields: \"nothing\")")).rejects.toMatchObject({ code: expect.any(String) });
  });
});

describe("a release", () => {
  it("is what later changes are held to, and ends what was allowed", async () => {
    await writeFile(path.join(folder, RELEASE_FILES.allowed), '[{"change":"FIELD_REMOVED","path":"Execution.id","why":"once"}]');
    await writeReleased(folder, { supergraph: "type Query { a: Int }", events: {} });
    expect(await readReleased(folder)).toEqual({ supergraph: "type Query { a: Int }", events: {} });
    expect(await readAllowed(folder)).toEqual([]);
  });

  it("of this checkout breaks nothing that was released before", async () => {
    const comparison = await compareRelease(await readReleased(ROOT), await nextRelease(ROOT), await readAllowed(ROOT));
    expect(describeComparison(comparison).filter((line) => /^(breaking|needless)/.test(line))).toEqual([]);
    expect(Object.keys(eventSchemas()).length).toBeGreaterThan(10);
    expect(await readFile(path.join(ROOT, RELEASE_FILES.supergraph), "utf8")).toContain("@join__graph");
  });
});
