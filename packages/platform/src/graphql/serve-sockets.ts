import type { IncomingMessage } from "node:http";
import { CloseCode, handleProtocols, makeServer, type ServerOptions } from "graphql-ws";
import type { WebSocket, WebSocketServer } from "ws";
import { letGoInTurn } from "../process/let-go-in-turn";
import type { Log } from "../process/log";
import type { Running } from "../process/lifecycle";

/** A socket as the hooks of its server see it, with what they note about it. */
export type SocketNotes<Noted> = { socket: WebSocket; request: IncomingMessage } & Partial<Noted>;

/** The hooks of graphql-ws, whose connection parameters are not known to be anything. */
export type SocketOptions<Noted> = ServerOptions<Record<string, unknown>, SocketNotes<Noted>>;

const PING_EVERY_MS = 12_000;
const CLOSE_WITHIN_MS = 1_000;
/** "Service restart" in the registry of RFC 6455, where 1001 is also how a page that is left says goodbye: who is told it connects again, elsewhere. */
export const SERVICE_RESTART = 1012;

/**
 * Speaks graphql-transport-ws with whoever connects. Results are sent one after the other, each when the one before has left this process, so that what
 * waits for a slow reader waits where it is made. Who answers no ping within twelve seconds is cut off. Draining closes with 1012 one after the other, stop
 * those that are left, and cuts off who has not gone a second later.
 */
export function serveSockets<Noted extends object>(sockets: WebSocketServer, options: SocketOptions<Noted>, log: Log, drainMs = 0): Required<Running> {
  const server = makeServer(options);
  sockets.options.handleProtocols = handleProtocols;
  sockets.on("connection", (socket, request) => {
    let isAlive = true;
    const pinging = setInterval(() => {
      if (!isAlive) return socket.terminate();
      isAlive = false;
      socket.ping();
    }, PING_EVERY_MS);
    const broken = (error: unknown) => {
      log.warn("a socket broke", { error });
      socket.close(CloseCode.InternalServerError, "Something went wrong on our side; it was logged.");
    };
    socket.on("pong", () => (isAlive = true)).on("error", broken);
    const closed = server.opened(
      {
        protocol: socket.protocol,
        send: (text) => send(socket, text),
        close: (code, reason) => socket.close(code, reason),
        onMessage: (hear) => socket.on("message", (data: Buffer) => void hear(data.toString()).catch(broken)),
      },
      { socket, request } as SocketNotes<Noted>,
    );
    socket.once("close", (code, reason) => {
      clearInterval(pinging);
      void closed(code, reason.toString());
    });
  });
  const letGo = (client: WebSocket) => client.close(SERVICE_RESTART, "This server is replaced; connect again.");
  return {
    drain: () => letGoInTurn(() => sockets.clients, drainMs, letGo),
    async stop() {
      const clients = [...sockets.clients];
      for (const client of clients) letGo(client);
      const cutting = setTimeout(() => clients.forEach((client) => client.terminate()), CLOSE_WITHIN_MS);
      await new Promise<void>((resolve) => sockets.close(() => resolve()));
      clearTimeout(cutting);
    },
  };
}

function send(socket: WebSocket, text: string): Promise<void> {
  return new Promise((resolve, reject) => {
    if (socket.readyState !== socket.OPEN) return resolve();
    // A socket that closes meanwhile has no use for what it is sent; its subscriptions end by themselves.
    socket.send(text, (error) => (error && socket.readyState === socket.OPEN ? reject(error) : resolve()));
  });
}
