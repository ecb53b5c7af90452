import { readFileSync } from "node:fs";
import path from "node:path";
import { validate } from "@apidevtools/swagger-parser";
import Ajv from "ajv/dist/2020";
import { statusOf } from "./answer-refusals";
import { startHouse, type House } from "./house.fixture";
import { OPENAPI_FILE } from "./openapi";
import { REST_ROUTES } from "./rest-routes";

interface Schema {
  $ref?: string;
  enum?: string[];
  allOf?: Schema[];
  anyOf?: Schema[];
  properties?: Record<string, Schema>;
}
type Answers = Record<string, { $ref?: string; content?: Record<string, { schema: Schema }> }>;
interface OpenApi {
  paths: Record<string, Record<string, { responses: Answers; security?: object[] }>>;
  components: { responses: Answers; schemas: Record<string, Schema> };
}

const document = JSON.parse(readFileSync(OPENAPI_FILE, "utf8")) as OpenApi;
const source = (file: string) => readFileSync(path.join(__dirname, file), "utf8");
const operations = Object.entries(document.paths).flatMap(([at, methods]) => Object.entries(methods).map(([method, operation]) => ({ name: `${method} ${at}`, at, method, operation })));

/** The codes of a response, which each refusal names in an enum. */
function codesOf(response: Answers[string]): string[] {
  const resolved = response.$ref ? document.components.responses[response.$ref.split("/").at(-1) ?? ""] : response;
  const within = (schema: Schema): string[] => [...(schema.properties?.["code"]?.enum ?? []), ...[...(schema.allOf ?? []), ...(schema.anyOf ?? [])].flatMap(within)];
  return Object.values(resolved?.content ?? {}).flatMap(({ schema }) => within(schema));
}

describe("gateway/openapi.json", () => {
  it("is a valid OpenAPI 3.1 document", async () => {
    await expect(validate(structuredClone(document) as never)).resolves.toMatchObject({ openapi: "3.1.0" });
  });

  it("names every route of the gateway, and none that is not there", () => {
    const written = ["service.ts", "health.ts", "sandbox.ts"].flatMap((file) => [...source(file).matchAll(/\.(get|post|put|patch|delete|use)\(\s*"(\/[^"]+)"/g)].map(([, method = "", path = ""]) => ({ method, path })));
    const routes = [...REST_ROUTES, ...written];
    const named = routes.filter(({ method, path: at }) => method !== "use" || at === "/graphql").map(({ method, path: at }) => `${method === "use" ? "post" : method} ${at.replace(/:(\w+)/g, "{$1}")}`);
    expect(operations.map(({ name }) => name).sort()).toEqual([...new Set(named)].sort());
  });

  it("tells for each operation what comes of no key and of a fault, unless it needs no key", () => {
    const silent = operations.filter(({ operation: { responses, security } }) => !security && ["401", "500"].some((status) => !responses[status]));
    expect(silent.map(({ name }) => name)).toEqual([]);
  });

  it("gives each code the status that it comes with", () => {
    const wrong = operations.flatMap(({ name, operation }) =>
      Object.entries(operation.responses).flatMap(([status, response]) => codesOf(response).filter((code) => statusOf(code) !== Number(status)).map((code) => `${name} ${status} ${code}`)),
    );
    expect(wrong).toEqual([]);
  });

  it("names every code with which the gateway itself refuses a request", () => {
    const said = new Set(operations.flatMap(({ operation }) => Object.values(operation.responses).flatMap(codesOf)));
    const files = ["authenticate", "recognize-key", "verify-token", "require-identity", "identify-at", "key-set", "limits/rate-limit", "import-contacts", "suppressions", "program-executions", "call-report", "pass-on", "refuse-deep-body"];
    const refusedWith = files.flatMap((file) => [...source(`${file}.ts`).matchAll(/new Rejection\(\s*"([A-Z_]+)"/g)].map(([, code = ""]) => code));
    expect(refusedWith.length).toBeGreaterThan(8);
    expect(refusedWith.filter((code) => !said.has(code))).toEqual([]);
  });
});

describe("the gateway", () => {
  const ajv = new Ajv({ strict: false, validateFormats: false });
  ajv.addSchema(document, "openapi");
  let house: House;
  beforeAll(async () => (house = await startHouse()));
  afterAll(() => house.stop());
  const get = (at: string, key = "key-of-o1") => fetch(`${house.url}${at}`, { headers: { "x-api-key": key } });

  it("serves the document to whoever has a key", async () => {
    const response = await get("/openapi.json");
    expect(response.headers.get("content-type")).toMatch(/^application\/json/);
    expect(await response.json()).toEqual(document);
    expect((await get("/openapi.json", "guess")).status).toBe(401);
  });

  it.each([
    ["/program-executions/e1", "ProgramExecution"],
    ["/call-report/j1", "CallReport"],
    ["/program-executions/e2", "Refusal"],
    ["/health/ready", "Health"],
  ])("answers %s as the document's %s says", async (at, schema) => {
    const answer: unknown = await (await get(at)).json();
    const isValid = ajv.compile({ $ref: `openapi#/components/schemas/${schema}` });
    expect({ valid: isValid(answer), errors: isValid.errors }).toEqual({ valid: true, errors: null });
  });
});
