import { readFile } from "node:fs/promises";
import path from "node:path";
import { buildSchema, isNonNullType, parse, validate, visit } from "graphql";
import { CALL_REPORT } from "./call-report";
import { composeSupergraph, readSubgraphSchemas } from "./compose-supergraph";
import { PROGRAM_EXECUTION } from "./program-executions";
import { SUBGRAPHS } from "./subgraphs";

const ROOT = path.join(__dirname, "..", "..");
const committed = () => readFile(path.join(ROOT, "gateway", "supergraph.graphql"), "utf8");
const schema = async () => buildSchema(await committed(), { assumeValidSDL: true });

describe("the committed supergraph", () => {
  it("is what the committed schemas compose to; `npm run supergraph -w gateway` brings it up to date", async () => {
    expect(await committed()).toBe(composeSupergraph(await readSubgraphSchemas(ROOT)));
  });

  it.each([
    ["/program-executions/:id", PROGRAM_EXECUTION],
    ["/call-report/:jobId", CALL_REPORT],
  ])("has every field that %s asks for", async (_path, query) => {
    expect(validate(await schema(), parse(query)).map(({ message }) => message)).toEqual([]);
  });

  it("lets no service that is gone empty a whole answer: every field of Query may be null", async () => {
    const fields = Object.values((await schema()).getQueryType()?.getFields() ?? {});
    expect(fields.filter(({ type }) => isNonNullType(type)).map(({ name }) => name)).toEqual([]);
  });

  it("lets no service that is gone take away what another one knows: at most one service may promise fields of an entity", async () => {
    const promises = new Map<string, Map<string, string[]>>();
    const schemas = await readSubgraphSchemas(ROOT);
    for (const service of SUBGRAPHS) {
      visit(parse(schemas[service]), {
        ObjectTypeDefinition({ name, directives = [], fields = [] }) {
          if (!directives.some((directive) => directive.name.value === "key")) return;
          // An external field is promised by the service that tells it; here it only comes along.
          const own = fields.filter((field) => !field.directives?.some((directive) => directive.name.value === "external"));
          const promised = own.filter((field) => field.type.kind === "NonNullType" && field.name.value !== "id").map((field) => field.name.value);
          const byService = promises.get(name.value) ?? new Map<string, string[]>();
          if (promised.length > 0) promises.set(name.value, byService.set(service, promised));
        },
      });
    }
    const contested = [...promises].filter(([, byService]) => byService.size > 1);
    expect(contested.map(([type, byService]) => ({ type, ...Object.fromEntries(byService) }))).toEqual([]);
  });
});
