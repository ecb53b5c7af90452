import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { redialClient } from "./redial-client";

test("a refusal of the whole request is told by its code and sentence, and a slash at the address' end is no other address", async () => {
  const server = createServer(({ url }, response) => response.writeHead(401).end(JSON.stringify({ code: "UNAUTHENTICATED", message: `No key at ${url}.` })));
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  try {
    const client = redialClient(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`, "key");
    await expect(client.ask("{ programs { id } }")).rejects.toThrow("UNAUTHENTICATED: No key at /graphql.");
  } finally {
    server.closeAllConnections();
    server.close();
  }
});

test("an address where something else answers, or nothing, is named in the refusal", async () => {
  const server = createServer((_, response) => response.writeHead(404).end("<html>"));
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  await expect(redialClient(url, "key").ask("{ programs { id } }")).rejects.toThrow(`What answers at ${url} is no gateway of Redial: HTTP 404, and no JSON.`);
  server.closeAllConnections();
  await new Promise((done) => server.close(done));
  await expect(redialClient(url, "key").ask("{ programs { id } }")).rejects.toThrow(`Nothing answers at ${url}: connect ECONNREFUSED`);
});
