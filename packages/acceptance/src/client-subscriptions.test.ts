import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { ExecutionProgressDocument, redialClient, type RedialClientOptions } from "@redial/client";
import WebSocket, { WebSocketServer } from "ws";

/** A stand-in of the gateway that tells of one state to whoever subscribes, and then closes with the code that is next; without one it completes. */
describe("who watches with the client", () => {
  let http: Server;
  let sockets: WebSocketServer;
  const codes: number[] = [];
  const connections: unknown[] = [];
  beforeAll(async () => {
    http = createServer();
    sockets = new WebSocketServer({ server: http, handleProtocols: () => "graphql-transport-ws" });
    sockets.on("connection", (socket) => {
      const say = (message: object) => socket.send(JSON.stringify(message));
      socket.on("message", (data: Buffer) => {
        const { id, type, payload } = JSON.parse(data.toString()) as { id?: string; type: string; payload?: unknown };
        if (type === "connection_init") {
          connections.push(payload);
          say({ type: "connection_ack" });
        }
        if (type !== "subscribe") return;
        say({ id, type: "next", payload: { data: { executionProgress: { status: `told ${connections.length}` } } } });
        const code = codes.shift();
        if (code === undefined) say({ id, type: "complete" });
        else socket.close(code, "for a reason");
      });
    });
    await new Promise<void>((resolve) => http.listen(0, "127.0.0.1", resolve));
  });
  afterAll(() => {
    for (const socket of sockets.clients) socket.terminate();
    http.close();
  });
  beforeEach(() => [codes, connections].forEach((list) => list.splice(0)));

  const watched = async (credentials: { key: string } | { token: RedialClientOptions["token"] & {} }) => {
    const client = redialClient({ url: `http://127.0.0.1:${(http.address() as AddressInfo).port}`, webSocket: WebSocket, ...credentials });
    const told: unknown[] = [];
    try {
      for await (const { executionProgress } of client.watch(ExecutionProgressDocument, { executionId: "e1" })) told.push(executionProgress?.status);
    } catch (error) {
      told.push(Object(error).message);
    } finally {
      await client.close();
    }
    return told;
  };

  it("connects again when the gateway is replaced, and is told how things stand then", async () => {
    codes.push(1012);
    expect(await watched({ key: "the key" })).toEqual(["told 1", "told 2"]);
    expect(connections).toEqual([{ "x-api-key": "the key" }, { "x-api-key": "the key" }]);
  });

  it("by a token connects again with another when that one has expired", async () => {
    codes.push(4401);
    let asked = 0;
    expect(await watched({ token: () => `token.${(asked += 1)}.x` })).toEqual(["told 1", "told 2"]);
    expect(connections).toEqual([{ authorization: "Bearer token.1.x" }, { authorization: "Bearer token.2.x" }]);
  });

  it.each([
    ["a key", { key: "the key" }],
    ["a token that stays the same", { token: "a.fixed.one" }],
  ])("by %s that is refused is told so", async (_how, credentials) => {
    codes.push(4401);
    expect(await watched(credentials)).toEqual(["told 1", "The gateway closed the connection: for a reason"]);
  });
});
