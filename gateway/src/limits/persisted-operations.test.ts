import { createHash } from "node:crypto";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { startHouse, type House } from "../house.fixture";
import { readPersistedOperations } from "./persisted-operations";
import { persistedText } from "./require-persisted";

const WHO = "query Who { whoAmI }";
const sha256 = (text: string) => createHash("sha256").update(text).digest("hex");
const manifest = (operations: object[], more: object = {}) => JSON.stringify({ format: "apollo-persisted-query-manifest", version: 1, operations, ...more });
const LISTED = manifest([
  { id: sha256(WHO), name: "Who", type: "query", body: WHO },
  { id: "deep-1", name: "Deep", type: "query", body: `query Deep($id: ID!) { program(id: $id) { name executions { status } } }` },
]);
const byId = (id: string) => ({ extensions: { persistedQuery: { version: 1, sha256Hash: id } } });

let folder: string;
let file: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "redial-manifest-"));
  file = path.join(folder, "manifest.json");
});
beforeEach(() => writeFile(file, LISTED));
afterAll(() => rm(folder, { recursive: true }));

describe("a manifest", () => {
  it.each([
    ["is no JSON", "{"],
    ["is of another format", manifest([], { format: "something-else" })],
    ["is of another version", manifest([], { version: 2 })],
    ["has an operation without a body", manifest([{ id: "a" }])],
    ["has an operation that does not parse", manifest([{ id: "a", body: "query {" }])],
    ["gives an id twice", manifest([{ id: "a", body: WHO }, { id: "a", body: WHO }])],
    ["was tampered with", manifest([{ id: sha256(WHO), body: "{ secret }" }])],
  ])("that %s is refused", async (_what, text) => {
    await writeFile(file, text);
    await expect(readPersistedOperations({ mode: "only", manifestFile: file })).rejects.toMatchObject({ code: "MANIFEST_INVALID" });
  });

  it("that is not there is refused", async () => {
    await expect(readPersistedOperations({ mode: "allow", manifestFile: `${file}.gone` })).rejects.toMatchObject({ code: "MANIFEST_MISSING" });
  });
});

describe("a gateway", () => {
  async function asked(mode: string, of: (house: House) => Promise<unknown>): Promise<unknown> {
    const house = await startHouse({ PERSISTED_OPERATIONS: mode, PERSISTED_OPERATIONS_FILE: file });
    try {
      return await of(house);
    } finally {
      await house.stop();
    }
  }

  it("that allows persisted operations takes them by their ids, and documents too", async () => {
    await asked("allow", async (house) => {
      expect((await house.ask(undefined, byId(sha256(WHO)))).body).toEqual({ data: { whoAmI: "o1 operator" } });
      expect((await house.ask(undefined, { ...byId("deep-1"), variables: { id: "p1" } })).body.data).toEqual({ program: { name: "Winter", executions: [{ status: "running" }] } });
      expect((await house.ask("{ whoAmI }")).body.data).toEqual({ whoAmI: "o1 operator" });
      expect((await house.ask(undefined, byId("unknown"))).body.errors).toMatchObject([{ message: "PersistedQueryNotFound", extensions: { code: "PERSISTED_QUERY_NOT_FOUND" } }]);
    });
  });

  it("is taught no operation by its callers", async () => {
    await asked("allow", async (house) => {
      const taught = "query Taught { whoAmI }";
      await house.ask(taught, byId(sha256(taught)));
      expect((await house.ask(undefined, byId(sha256(taught)))).body.errors).toMatchObject([{ extensions: { code: "PERSISTED_QUERY_NOT_FOUND" } }]);
    });
  });

  it("that answers nothing else refuses what is not in the manifest, before any service hears of it, and still serves its REST paths", async () => {
    await asked("only", async (house) => {
      expect((await house.ask(undefined, byId(sha256(WHO)))).body.data).toEqual({ whoAmI: "o1 operator" });
      expect((await house.ask(WHO)).body.data).toEqual({ whoAmI: "o1 operator" });
      house.services.program.received.length = 0;
      for (const query of ["{ whoAmI }", "{ __schema { types { name } } }", `${WHO} `]) {
        const { status, body } = await house.ask(query);
        expect({ status, body }).toMatchObject({ status: 400, body: { errors: [{ extensions: { code: "OPERATION_NOT_PERSISTED" } }] } });
      }
      expect(house.services.program.received).toEqual([]);
      expect((await fetch(`${house.url}/call-report/j1`, { headers: { "x-api-key": "key-of-o1" } })).status).toBe(200);
    });
  });

  it("that has none says so to who sends an id", async () => {
    await asked("off", async (house) => {
      expect((await house.ask(undefined, byId(sha256(WHO)))).body.errors).toMatchObject([{ extensions: { code: "PERSISTED_QUERY_NOT_SUPPORTED" } }]);
    });
  });
});

describe("where Apollo does not serve", () => {
  it("the same is found and refused", async () => {
    const only = await readPersistedOperations({ mode: "only", manifestFile: file });
    expect([persistedText(only, byId("deep-1")), persistedText(only, { query: WHO }), persistedText(only, {})]).toEqual([expect.stringContaining("query Deep"), WHO, undefined]);
    expect(() => persistedText(only, { query: "{ whoAmI }" })).toThrow(expect.objectContaining({ code: "OPERATION_NOT_PERSISTED" }));
    expect(() => persistedText(only, byId("unknown"))).toThrow(expect.objectContaining({ code: "PERSISTED_QUERY_NOT_FOUND" }));
  });
});
