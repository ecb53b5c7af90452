import { mkdir, mkdtemp, readFile, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { composeSupergraph, readSubgraphSchemas, schemaFile } from "./compose-supergraph";
import { FIXTURE_SCHEMAS } from "./schemas.fixture";
import { SUBGRAPHS } from "./subgraphs";
import { writeSupergraph } from "./write-supergraph";

describe("composeSupergraph", () => {
  it("answers the same text for the same schemas, with every service and no address", () => {
    const supergraph = composeSupergraph(FIXTURE_SCHEMAS);
    expect(composeSupergraph({ ...FIXTURE_SCHEMAS })).toBe(supergraph);
    for (const name of SUBGRAPHS) expect(supergraph).toContain(`@join__graph(name: "${name}", url: "http://${name}/graphql")`);
  });

  it("promises no field of Query and Mutation, and all else as the services do", () => {
    const program = FIXTURE_SCHEMAS.program.replace("whoAmI: String!", "whoAmI(loud: Boolean!): String! all: [Program!]!");
    const supergraph = composeSupergraph({ ...FIXTURE_SCHEMAS, program });
    expect(supergraph).toMatch(/^ {2}whoAmI\(loud: Boolean!\): String @/mu);
    expect(supergraph).toMatch(/^ {2}all: \[Program!\] @/mu);
    expect(supergraph).toMatch(/^ {2}name: String! @/mu);
  });

  it("names the services whose schemas do not fit together", () => {
    const reporting = FIXTURE_SCHEMAS.reporting.replace("type Metrics", "type Carrier { name: Int! }\n type Metrics").replace("metrics: Metrics", "metrics: Metrics carrier: Carrier");
    const compose = () => composeSupergraph({ ...FIXTURE_SCHEMAS, reporting });
    expect(compose).toThrow(expect.objectContaining({ code: "FIELD_TYPE_MISMATCH", message: expect.stringMatching(/dialer.*reporting/u) }));
  });

  it("says in which file and line a schema does not parse", () => {
    const compose = () => composeSupergraph({ ...FIXTURE_SCHEMAS, dialer: "type Query {\n  carriers: \n}" });
    expect(compose).toThrow(expect.objectContaining({ code: "SCHEMA_INVALID", message: expect.stringMatching(/^services\/dialer\/schema\.graphql:3:1 Syntax Error/u) }));
  });
});

describe("the command", () => {
  let root: string;
  beforeEach(async () => {
    root = await mkdtemp(path.join(tmpdir(), "redial-supergraph-"));
    await mkdir(path.join(root, "gateway"));
    for (const name of SUBGRAPHS) {
      await mkdir(path.join(root, "services", name), { recursive: true });
      await writeFile(path.join(root, schemaFile(name)), FIXTURE_SCHEMAS[name]);
    }
  });
  afterEach(() => rm(root, { recursive: true }));

  it("writes the supergraph and leaves nothing beside it", async () => {
    const file = await writeSupergraph(root);
    expect(await readFile(file, "utf8")).toBe(composeSupergraph(FIXTURE_SCHEMAS));
    expect(await readdir(path.join(root, "gateway"))).toEqual(["supergraph.graphql"]);
  });

  it("leaves the old supergraph alone when a schema is missing, and names every missing one", async () => {
    await writeFile(path.join(root, "gateway", "supergraph.graphql"), "old");
    await rm(path.join(root, schemaFile("dialer")));
    await rm(path.join(root, schemaFile("program")));
    await expect(writeSupergraph(root)).rejects.toMatchObject({ code: "SCHEMA_MISSING", problems: expect.arrayContaining([expect.objectContaining({ path: ["dialer"] }), expect.objectContaining({ path: ["program"] })]) });
    expect(await readFile(path.join(root, "gateway", "supergraph.graphql"), "utf8")).toBe("old");
    await expect(readSubgraphSchemas(root)).rejects.toMatchObject({ code: "SCHEMA_MISSING" });
  });
});
