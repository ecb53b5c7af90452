import { composeSupergraph, type SubgraphSchemas } from "./compose-supergraph";
import { FIXTURE_SCHEMAS } from "./schemas.fixture";
import { supergraphChanges } from "./supergraph-changes";

const scheduler = `${FIXTURE_SCHEMAS.scheduler}
  enum Order { NEWEST OLDEST }
  input Window { most: Int = 5 days: Int }
  type Page { jobs(first: Int = 20, order: Order): [String!] within(window: Window): Int old: Int @deprecated(reason: "Ask jobs.") }
  extend type Query { page: Page }`;
const RELEASED = { ...FIXTURE_SCHEMAS, scheduler };

async function changes(edits: Partial<Record<keyof SubgraphSchemas, [string, string]>>) {
  const next = { ...RELEASED };
  for (const [service, [from, to]] of Object.entries(edits) as [keyof SubgraphSchemas, [string, string]][]) {
    expect(next[service]).toContain(from);
    next[service] = next[service].replace(from, to);
  }
  return supergraphChanges(composeSupergraph(RELEASED), composeSupergraph(next));
}

const only = async (from: string, to: string) => (await changes({ scheduler: [from, to] })).map(({ change, path, weight }) => [weight, change, path]);

describe("between two supergraphs", () => {
  it("nothing changes where nothing did", async () => {
    expect(await changes({})).toEqual([]);
  });

  it("a removed field breaks", async () => {
    expect(await only("status: String\n", "")).toEqual([["breaking", "FIELD_REMOVED", "Execution.status"]]);
  });

  it("another type breaks", async () => {
    expect(await only("totalContacts: Int", "totalContacts: Float")).toEqual([["breaking", "FIELD_TYPE_CHANGED", "Execution.totalContacts"]]);
  });

  it("a removed default breaks, of an argument and of an input's field; another one is dangerous", async () => {
    expect(await only("first: Int = 20", "first: Int")).toEqual([["breaking", "FIELD_ARGUMENT_DEFAULT_CHANGED", "Page.jobs.first"]]);
    expect(await only("most: Int = 5", "most: Int")).toEqual([["breaking", "INPUT_FIELD_DEFAULT_VALUE_CHANGED", "Window.most"]]);
    expect(await only("first: Int = 20", "first: Int = 50")).toEqual([["dangerous", "FIELD_ARGUMENT_DEFAULT_CHANGED", "Page.jobs.first"]]);
  });

  it.each([
    ["an argument that must be given", "order: Order)", "order: Order, by: Int!)", "FIELD_ARGUMENT_ADDED"],
    ["a removed argument", ", order: Order)", ")", "FIELD_ARGUMENT_REMOVED"],
    ["a word that is gone", "NEWEST OLDEST", "NEWEST", "ENUM_VALUE_REMOVED"],
    ["an input's field that must be given", "days: Int", "days: Int!", "INPUT_FIELD_TYPE_CHANGED"],
  ])("%s breaks", async (_what, from, to, change) => {
    expect(await only(from, to)).toContainEqual(["breaking", change, expect.any(String)]);
  });

  it.each([
    ["a field more", "old: Int", "old: Int new: Int", "safe"],
    ["a field that is deprecated", "page: Page", 'page: Page @deprecated(reason: "Ask jobs.")', "safe"],
    ["an argument more that may be left out", "order: Order)", "order: Order, by: Int)", "dangerous"],
    ["a word more", "NEWEST OLDEST", "NEWEST OLDEST RANDOM", "dangerous"],
  ])("%s does not", async (_what, from, to, weight) => {
    expect((await only(from, to)).map(([one]) => one).sort()[0]).toBe(weight);
  });

  it("what breaks is told first", async () => {
    const found = await changes({ scheduler: ["status: String\n", "another: String\n"] });
    expect(found.map(({ weight }) => weight)).toEqual(["breaking", "safe"]);
  });
});
