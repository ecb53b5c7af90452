import { readFileSync } from "node:fs";
import path from "node:path";
import { buildSchema, parse, validate } from "graphql";
import { CALL_REPORT } from "./call-report";
import { loadConfig } from "./config";
import { createDocumentGuard } from "./limits/document-guard";
import { NONE_PERSISTED } from "./limits/persisted-operations";
import { PROGRAM_EXECUTION } from "./program-executions";

const checkout = path.join(__dirname, "../..");
const supergraph = readFileSync(path.join(checkout, "gateway/supergraph.graphql"), "utf8");
const schema = buildSchema(supergraph, { assumeValidSDL: true });
const urls = { PROGRAM_URL: "http://program", SCHEDULER_URL: "http://scheduler", DIALER_URL: "http://dialer", REPORTING_URL: "http://reporting" };
const guard = createDocumentGuard(loadConfig({ GATEWAY_SECRET: "secret", ...urls }).documentLimits, NONE_PERSISTED);
guard.load(supergraph, schema);

/** Every operation that a page shows, as it stands there. */
function operationsOf(page: string): string[] {
  return [...readFileSync(path.join(checkout, page), "utf8").matchAll(/```graphql\n([\s\S]*?)```/g)].map(([, text = ""]) => text);
}

describe("the pages for readers", () => {
  it.each(["README.md", "docs/using.md"].flatMap((page) => operationsOf(page).map((operation) => [page, operation] as const)))("%s: this graph answers %s", (_page, operation) => {
    expect(validate(schema, parse(operation)).map(({ message }) => message)).toEqual([]);
  });

  it.each([...["README.md", "docs/using.md"].flatMap(operationsOf), CALL_REPORT, PROGRAM_EXECUTION])("show what is within the usual limits: %s", (operation) => {
    expect(() => guard.check({ document: guard.parse(operation) })).not.toThrow();
  });

  it("show operations", () => expect(operationsOf("docs/using.md").length).toBeGreaterThan(3));
});

it.each([
  ["programs of programs' executions", "{ programs(first: 100) { executions(first: 100) { jobsConnection(first: 1000) { edges { node { phone } } } } } }", "COST_TOO_HIGH"],
  ["many simulations at once", `query ($in: SimulateProgramInput!) { ${Array.from({ length: 41 }, (_, index) => `s${index}: simulateProgram(input: $in) { totalCalls }`).join(" ")} }`, "COST_TOO_HIGH"],
  ["a page without an end", "{ contacts(first: 100000) { edges { node { phone } } } }", "PAGE_TOO_LARGE"],
])("the usual limits refuse %s", (_what, operation, code) => {
  const document = guard.parse(operation);
  expect(validate(schema, document)).toEqual([]);
  expect(() => guard.check({ document })).toThrow(expect.objectContaining({ code }));
});
