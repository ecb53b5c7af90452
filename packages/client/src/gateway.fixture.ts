import { createServer, type IncomingHttpHeaders } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";

/** What reached a stand-in of the gateway. */
export interface Received {
  method: string;
  path: string;
  headers: IncomingHttpHeaders;
  body: string;
}

/** How it answers: a status, headers and a body, or not at all, by breaking off. */
export type Answer = { status?: number; headers?: Record<string, string>; body?: unknown } | "break";

/** A stand-in of the gateway, which answers what it is told to, request by request; the last answer stands for all that follow. */
export async function startGateway(): Promise<{ url: string; received: Received[]; answers: Answer[]; stop(): Promise<void> }> {
  const received: Received[] = [];
  const answers: Answer[] = [];
  const server = createServer((request, response) => {
    void text(request).then((body) => {
      received.push({ method: request.method ?? "", path: request.url ?? "", headers: request.headers, body });
      const answer = (answers.length > 1 ? answers.shift() : answers[0]) ?? {};
      if (answer === "break") return request.socket.destroy();
      const { status = 200, headers = { "content-type": "application/json" }, body: said = {} } = answer;
      return response.writeHead(status, headers).end(typeof said === "string" ? said : JSON.stringify(said));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    received,
    answers,
    stop: () => new Promise((resolve) => {
      server.closeAllConnections();
      server.close(() => resolve());
    }),
  };
}
