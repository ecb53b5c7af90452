import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { Rejection } from "@redial/kernel";
import { buildSchema, type GraphQLSchema } from "graphql";
import { createClient, type SubscribePayload } from "graphql-ws";
import WebSocket from "ws";
import { createLog } from "../process/log";
import type { Running } from "../process/lifecycle";
import { GATEWAY_HEADERS, vouchFor, type Identity, type RequestContext } from "./identity";
import { serveSubscriptions } from "./subscription-server";

const SECRET = "known to the gateway";
const ADMIN: Identity = { organizationId: "org-1", role: "admin" };

async function* once(event: object) {
  yield event;
}

function said(schema: GraphQLSchema): GraphQLSchema {
  const field = schema.getSubscriptionType()?.getFields()["caller"];
  if (!field) throw new Error("no such field");
  field.subscribe = async (_root, { how }: { how: string }, { identity, isResumed }: RequestContext) => {
    if (how === "refused") throw new Rejection("NOT_FOUND", "There is none.", ["how"]);
    if (how === "broken") throw new Error("no such host: reporting-db.internal");
    return once({ caller: `${identity.role} of ${identity.organizationId}${isResumed ? ", again" : ""}` });
  };
  return schema;
}

describe("a subgraph's subscriptions", () => {
  let http: Server;
  let serving: Running;
  let url: string;
  beforeAll(async () => {
    http = createServer();
    serving = serveSubscriptions({ http, schema: said(buildSchema("type Query { none: Int } type Subscription { caller(how: String): String }")), gatewaySecret: SECRET, log: createLog("test", "error", () => undefined) });
    await new Promise<void>((resolve) => http.listen(0, "127.0.0.1", resolve));
    url = `ws://127.0.0.1:${(http.address() as AddressInfo).port}/graphql`;
  });
  afterAll(async () => {
    await serving.stop();
    http.close();
  });
  const ask = async (payload: SubscribePayload, connectionParams: Record<string, unknown> = { [GATEWAY_HEADERS.secret]: SECRET }) => {
    const client = createClient({ url, webSocketImpl: WebSocket, connectionParams, retryAttempts: 0 });
    const told: unknown[] = [];
    const over = await new Promise((resolve) => client.subscribe(payload, { next: (result) => told.push(result), error: resolve, complete: () => resolve("complete") }));
    await client.dispose();
    return { told, over };
  };
  const asked = (how = "") => ({ query: `subscription { caller(how: "${how}") }`, extensions: { ...vouchFor(ADMIN, SECRET) } });

  it("are answered to the gateway, in the name that it vouches for", async () => {
    expect(await ask(asked())).toEqual({ told: [{ data: { caller: "admin of org-1" } }], over: "complete" });
  });

  it("know when they were begun before", async () => {
    const { told } = await ask({ ...asked(), extensions: { ...vouchFor(ADMIN, SECRET), resumed: true } });
    expect(told).toEqual([{ data: { caller: "admin of org-1, again" } }]);
  });

  it.each<[string, Record<string, unknown>]>([
    ["without a secret", {}],
    ["with a wrong secret", { [GATEWAY_HEADERS.secret]: "guessed" }],
    ["with a secret that is none", { [GATEWAY_HEADERS.secret]: { toString: SECRET } }],
  ])("close on who connects %s with 4403", async (_how, connectionParams) => {
    expect((await ask(asked(), connectionParams)).over).toMatchObject({ code: 4403 });
  });

  it.each<[string, Record<string, unknown>]>([
    ["nobody", {}],
    ["an organization, without the secret", { [GATEWAY_HEADERS.organization]: "org-1", [GATEWAY_HEADERS.role]: "admin" }],
    ["an identity by another name", { identity: ADMIN }],
  ])("are not answered in the name of %s", async (_whom, extensions) => {
    const { told, over } = await ask({ ...asked(), extensions });
    expect(told).toEqual([]);
    expect(over).not.toBe("complete");
  });

  it("tell of a refusal and of nothing else that goes wrong", async () => {
    const { told } = await ask(asked("refused"));
    expect(told).toMatchObject([{ errors: [{ message: "There is none.", extensions: { code: "NOT_FOUND", field: ["how"] } }] }]);
    const broken = await ask(asked("broken"));
    expect(broken.told).toMatchObject([{ errors: [{ message: "Something went wrong on our side; it was logged.", extensions: { code: "INTERNAL_SERVER_ERROR" } }] }]);
    expect(JSON.stringify(broken)).not.toContain("no such host");
  });
});
