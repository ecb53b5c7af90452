import { createServer, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { createLog } from "@redial/platform";
import { subgraphDataSource } from "./subgraph-data-source";

let answer: RequestListener;
let server: Server;
beforeAll(() => new Promise<void>((resolve) => (server = createServer((...call) => answer(...call)).listen(0, "127.0.0.1", resolve))));
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

function ask(query = "{ carriers { name } }", timeoutMs = 5_000) {
  const { port } = server.address() as AddressInfo;
  const log = createLog("test", "error");
  const dialer = subgraphDataSource({ name: "dialer", url: `http://127.0.0.1:${port}`, gatewaySecret: "secret", timeoutMs, log });
  return dialer.process({ request: { query }, context: { identity: { organizationId: "o1", role: "viewer" } } });
}

describe("a service", () => {
  it.each([
    ["breaks off", (_request, response) => void response.destroy()],
    ["answers a page", (_request, response) => void response.writeHead(502).end("<html>bad gateway</html>")],
    ["answers something else in JSON", (_request, response) => void response.writeHead(403).end(`{"code":"NOT_THE_GATEWAY"}`)],
    ["answers nothing at all", (_request, response) => void response.end(`{"data":null}`)],
  ] satisfies [string, RequestListener][])("that %s is as good as gone, but may still make the change it was asked for", async (_what, listener) => {
    answer = listener;
    const extensions = { code: "SUBGRAPH_UNAVAILABLE", serviceName: "dialer" };
    await expect(ask()).rejects.toMatchObject({ message: "The dialer service cannot be reached; what it knows is missing here.", extensions });
    const message = "The dialer service gave no answer; the change asked of it may still take effect, so look before you ask again.";
    await expect(ask("mutation { openTrunk { name } }")).rejects.toMatchObject({ message, extensions });
  });

  it("that takes too long is so too, and is said to be late", async () => {
    answer = () => undefined;
    await expect(ask(undefined, 100)).rejects.toMatchObject({ message: "The dialer service gave no answer within 100 ms; what it knows is missing here." });
    const message = "The dialer service gave no answer within 100 ms; the change asked of it may still take effect, so look before you ask again.";
    await expect(ask("mutation { openTrunk { name } }", 100)).rejects.toMatchObject({ message });
  });

  it("that breaks off once is asked a query again, within the same time, and a mutation never", async () => {
    let asked = 0;
    answer = (_request, response) => void (++asked === 1 ? response.destroy() : response.end(`{"data":{"carriers":[]}}`));
    expect(await ask()).toEqual({ data: { carriers: [] } });
    asked = 0;
    await expect(ask("mutation { openTrunk { name } }")).rejects.toMatchObject({ extensions: { code: "SUBGRAPH_UNAVAILABLE" } });
    expect(asked).toBe(1);
  });

  it("tells of an error no more than its sentence, place, code, field and problems", async () => {
    const extensions = { code: "BUSY", field: ["a"], problems: [], http: { status: 302, headers: { location: "http://10.0.0.7" } }, stacktrace: ["at /srv"] };
    answer = (_request, response) => void response.end(JSON.stringify({ data: { carriers: null }, errors: [{ message: "Try later.", path: ["carriers"], locations: [], extensions }] }));
    const told = { message: "Try later.", path: ["carriers"], extensions: { code: "BUSY", field: ["a"], problems: [] } };
    expect(await ask()).toEqual({ data: { carriers: null }, errors: [told] });
  });
});
