import { createLog } from "../process/log";
import type { Running } from "../process/lifecycle";
import { Rejection } from "@redial/kernel";
import { vouchFor, type Identity } from "./identity";
import { printSubgraph } from "./subgraph-schema";
import { serveSubgraph } from "./subgraph-server";
import { parrotSchema } from "./subgraph.fixture";

const SECRET = "known to the gateway";
const ADMIN: Identity = { organizationId: "org-1", role: "admin" };

describe("a subgraph's server", () => {
  const lines: Record<string, unknown>[] = [];
  let server: Running & { url: string };
  let ready = true;
  beforeAll(async () => {
    server = await serveSubgraph({
      schema: await parrotSchema(),
      host: "127.0.0.1",
      port: 0,
      gatewaySecret: SECRET,
      log: createLog("test", "debug", (line) => lines.push(JSON.parse(line) as Record<string, unknown>)),
      isReady: async () => ready,
      routes: (app) => app.get("/echo", (_request, response) => void response.json(response.locals["identity"])),
      internalRoutes: (router) =>
        router.get("/:how", (request, response) => {
          if (request.params.how === "missing") throw new Rejection("NOT_FOUND", "There is none.", ["id"]);
          if (request.params.how === "broken") throw new Error("secret inside");
          response.json({ how: request.params.how });
        }),
    });
  });
  afterAll(() => server.stop());
  beforeEach(() => void lines.splice(0));

  const get = (path: string, headers: Record<string, string> = vouchFor(ADMIN, SECRET)) => fetch(server.url + path, { headers });
  const post = (body: unknown, headers: Record<string, string> = vouchFor(ADMIN, SECRET)) =>
    fetch(`${server.url}/graphql`, { method: "POST", headers: { "content-type": "application/json", ...headers }, body: typeof body === "string" ? body : JSON.stringify(body) });
  const ask = async (query: string, identity = ADMIN, variables = {}) =>
    (await (await post({ query, variables }, vouchFor(identity, SECRET))).json()) as { data?: Record<string, unknown>; errors?: { message: string; path?: unknown[]; extensions: Record<string, unknown> }[] };

  it("answers the gateway, in the name that it vouches for", async () => {
    expect(await ask("{ caller }")).toEqual({ data: { caller: "admin of org-1" } });
    expect(await ask("{ caller }", { organizationId: "org-2", role: "viewer" })).toEqual({ data: { caller: "viewer of org-2" } });
    expect(await (await get("/echo")).json()).toEqual(ADMIN);
  });

  it.each<[string, Record<string, string>]>([
    ["without a secret", { "x-redial-organization": "org-1", "x-redial-role": "admin" }],
    ["with a wrong secret", vouchFor(ADMIN, "guessed")],
  ])("refuses who comes %s, at every door", async (_how, headers) => {
    for (const answer of [await post({ query: "{ caller }" }, headers), await get("/echo", headers), await get("/internal/x", headers)]) {
      expect(answer.status).toBe(403);
      expect(await answer.json()).toMatchObject({ code: "NOT_THE_GATEWAY" });
    }
  });

  it.each<[string, Record<string, string>]>([
    ["no organization", { "x-redial-role": "admin" }],
    ["an empty organization", { "x-redial-organization": "", "x-redial-role": "admin" }],
    ["no known role", { "x-redial-organization": "org-1", "x-redial-role": "owner" }],
  ])("refuses a request that names %s", async (_what, headers) => {
    const answer = await post({ query: "{ caller }" }, { "x-redial-gateway": SECRET, ...headers });
    expect([answer.status, await answer.json()]).toMatchObject([401, { code: "UNAUTHENTICATED" }]);
  });

  it("answers a refusal with its code, sentence, field and all its problems", async () => {
    const { data, errors } = await ask('{ fail(how: "refused") }');
    expect(data).toEqual({ fail: null });
    expect(errors).toMatchObject([{ message: "Whisper.", path: ["fail"], extensions: { code: "TOO_LOUD", field: ["input", "volume"], problems: [{ code: "TOO_LOUD" }, { code: "TOO_LONG" }] } }]);
    expect(lines).toEqual([]);
  });

  it("tells nothing of an unforeseen error, and logs it", async () => {
    const { errors } = await ask('{ fail(how: "unforeseen") }');
    expect(errors).toEqual([{ message: "Something went wrong on our side; it was logged.", locations: expect.anything() as unknown, path: ["fail"], extensions: { code: "INTERNAL_SERVER_ERROR" } }]);
    expect(lines).toMatchObject([{ level: "error", error: { message: expect.stringContaining("10.0.0.7") as string } }]);
  });

  it("lets a role do what it may, and says which role is needed for what it may not", async () => {
    expect(await ask("mutation { teach }", { ...ADMIN, role: "operator" })).toEqual({ data: { teach: true } });
    const { errors } = await ask("mutation { teach }", { ...ADMIN, role: "viewer" });
    expect(errors).toMatchObject([{ message: "This needs a key with the role operator; yours is viewer.", extensions: { code: "FORBIDDEN" } }]);
  });

  it("explains a document that it can't take", async () => {
    expect((await ask("{ caller ")).errors).toMatchObject([{ extensions: { code: "GRAPHQL_PARSE_FAILED" } }]);
    expect((await ask("{ nothing }")).errors).toMatchObject([{ message: 'Cannot query field "nothing" on type "Query".', extensions: { code: "GRAPHQL_VALIDATION_FAILED" } }]);
    expect((await ask("query ($how: String!) { fail(how: $how) }")).errors).toMatchObject([{ extensions: { code: "BAD_USER_INPUT" } }]);
  });

  it("answers other subgraphs' references, in the caller's organization, null for what is not there", async () => {
    const query = "query ($of: [_Any!]!) { _entities(representations: $of) { ... on Parrot { id says } } }";
    const of = ["1", "nobody"].map((id) => ({ __typename: "Parrot", id }));
    expect(await ask(query, ADMIN, { of })).toEqual({ data: { _entities: [{ id: "1", says: "hello from org-1" }, null] } });
    expect((await ask(query, ADMIN, { of: [{ __typename: "Parrot", id: "broken" }] })).errors).toMatchObject([{ extensions: { code: "BROKEN", field: ["id"] } }]);
  });

  it.each([
    ["/internal/missing", 404, { code: "NOT_FOUND", message: "There is none.", path: ["id"] }],
    ["/internal/broken", 500, { code: "INTERNAL_SERVER_ERROR", message: "Something went wrong on our side; it was logged." }],
    ["/internal/fine", 200, { how: "fine" }],
  ])("answers %s with %d", async (path, status, body) => {
    const answer = await get(path, { "x-redial-gateway": SECRET });
    expect([answer.status, await answer.json()]).toMatchObject([status, body]);
  });

  it("refuses a body that is no JSON, or too large", async () => {
    const broken = await post("{");
    expect([broken.status, await broken.json()]).toMatchObject([400, { code: "BAD_REQUEST" }]);
    const large = await post({ query: "{ caller }", padding: "x".repeat(4_200_000) });
    expect([large.status, await large.json()]).toMatchObject([413, { code: "BODY_TOO_LARGE" }]);
  });

  it("tells anyone of its health", async () => {
    const healths = async () => Promise.all(["/health/live", "/health/ready"].map(async (path) => (await get(path, {})).status));
    expect(await healths()).toEqual([200, 200]);
    ready = false;
    expect(await healths()).toEqual([200, 503]);
    ready = true;
  });

  it("says which page of the supergraph is its own", async () => {
    const printed = printSubgraph(await parrotSchema());
    expect(printed).toContain('type Parrot\n  @key(fields: "id")');
    expect(printed).toContain("https://specs.apollo.dev/federation/v2.9");
    expect(printed.endsWith("}\n")).toBe(true);
  });

  it("fails to start on a port that is taken", async () => {
    const taken = Number(new URL(server.url).port);
    const options = { schema: await parrotSchema(), host: "127.0.0.1", port: taken, gatewaySecret: SECRET, log: createLog("test", "error"), isReady: async () => true };
    await expect(serveSubgraph(options)).rejects.toMatchObject({ code: "EADDRINUSE" });
  });

  it("is not ready once it drains, and answers all the same", async () => {
    const options = { schema: await parrotSchema(), host: "127.0.0.1", port: 0, gatewaySecret: SECRET, log: createLog("test", "error"), isReady: async () => true };
    const drained = await serveSubgraph(options);
    const statuses = async () => Promise.all(["/health/ready", "/health/live"].map(async (path) => (await fetch(drained.url + path)).status));
    expect(await statuses()).toEqual([200, 200]);
    await drained.drain?.();
    expect(await statuses()).toEqual([503, 200]);
    await drained.stop();
  });

  it("finishes the request in hand when it stops, and takes no more", async () => {
    let answer: (ready: boolean) => void = () => undefined;
    let asked: () => void = () => undefined;
    const isAsked = new Promise<void>((resolve) => (asked = resolve));
    const stopping = await serveSubgraph({
      schema: await parrotSchema(),
      host: "127.0.0.1",
      port: 0,
      gatewaySecret: SECRET,
      log: createLog("test", "error"),
      isReady: () => new Promise((resolve) => ((answer = resolve), asked())),
    });
    const inHand = fetch(`${stopping.url}/health/ready`);
    await isAsked;
    const stopped = stopping.stop();
    answer(true);
    expect((await inHand).status).toBe(200);
    await stopped;
    await expect(fetch(`${stopping.url}/health/live`)).rejects.toThrow();
  });
});
