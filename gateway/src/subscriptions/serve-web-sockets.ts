import type { Server } from "node:http";
import { Rejection } from "@redial/kernel";
import { serveSockets, SERVICE_RESTART, type Log, type Running } from "@redial/platform";
import { GraphQLError, parse, type GraphQLSchema } from "graphql";
import { WebSocketServer, type WebSocket } from "ws";
import type { AddressOf } from "../address-of";
import type { Authenticate } from "../authenticate";
import { credentialsFrom, type Caller, type Credentials } from "../caller";
import type { TakeTurn } from "../limits/rate-limit";
import { refusalError } from "../refusal-error";
import { keepBelieving } from "./keep-believing";
import type { OpenSubscription } from "./open-subscription";
import { socketLine, type SocketLine } from "./socket-line";
import type { Outlet } from "./subscriber";
import { counted } from "./subscription-metrics";

export interface WebSocketOptions {
  http: Server;
  authenticate: Authenticate;
  addressOf: AddressOf;
  open: OpenSubscription;
  takeTurn: TakeTurn;
  /** The schema that callers see now. */
  schema(): GraphQLSchema;
  /** The longest message taken. */
  messageLimitBytes: number;
  log: Log;
  /** How long draining takes. */
  drainMs: number;
}

/** Why the gateway closes a socket, beside the codes of graphql-transport-ws. */
export const CLOSE_CODES = { unauthenticated: 4401, tooSlow: 4508, rateLimited: 4509, identityUnavailable: 4503, serviceRestart: SERVICE_RESTART } as const;

/** How many subscriptions one socket may hold. */
export const MOST_SUBSCRIPTIONS = 100;

const CLOSED_WITH: Readonly<Record<string, number>> = { IDENTITY_UNAVAILABLE: CLOSE_CODES.identityUnavailable, RATE_LIMITED: CLOSE_CODES.rateLimited };
const MOST_REASON = 120;
const TOO_MANY = new Rejection("SUBSCRIPTIONS_TOO_MANY", `One socket may hold ${MOST_SUBSCRIPTIONS} subscriptions; open another for more.`);

/** What the gateway knows of who holds a socket. */
type Believed = { caller: Caller; forget: () => void; line: SocketLine };

/** graphql-ws wants a document to see what kind of operation it is; ours is opened before it asks, and it learns of no result, but when there will be none. */
const SOME_SUBSCRIPTION = parse("subscription { any }");

/**
 * Serves subscriptions over WebSocket at `/graphql`, by the protocol graphql-transport-ws. The key comes in `connection_init`, as `Authorization: Bearer` or
 * `x-api-key`, or in those headers; none or a wrong one closes the socket with 4401, as does one that is revoked later. A client that does not read what it
 * is sent is closed with 4508, one that answers no ping is cut off. When the gateway is replaced they are closed with 1012, one after the other.
 */
export function serveWebSockets({ http, authenticate, addressOf, open, takeTurn, schema, messageLimitBytes, log, drainMs }: WebSocketOptions): Running {
  const sockets = new WebSocketServer({ noServer: true, maxPayload: messageLimitBytes });
  http.on("upgrade", (request, socket, head) => {
    if (request.url?.split("?")[0] === "/graphql") return sockets.handleUpgrade(request, socket, head, (client) => sockets.emit("connection", client, request));
    socket.on("error", () => socket.destroy());
    socket.end("HTTP/1.1 404 Not Found\r\nconnection: close\r\n\r\n");
  });
  return serveSockets<Believed>(
    sockets,
    {
      async onConnect({ connectionParams, extra }) {
        const { socket, request } = extra;
        extra.line = socketLine(socket, request.socket);
        const credentials = credentialsIn(connectionParams ?? {}, request.headers);
        const address = addressOf(request);
        try {
          extra.caller = await authenticate(credentials, address);
        } catch (error) {
          refuse(socket, error, log);
          return false;
        }
        extra.forget = keepBelieving(() => authenticate(credentials, address), (refusal) => refuse(socket, refusal, log));
        // It may have gone while it was asked about.
        if (socket.readyState !== socket.OPEN) extra.forget();
        return true;
      },
      onClose: ({ extra }) => extra.forget?.(),
      onSubscribe({ extra: { caller, line, socket }, subscriptions }, id, asked) {
        if (!caller || !line) throw new Error("a socket subscribes for nobody");
        if (Object.keys(subscriptions).length > MOST_SUBSCRIPTIONS) return [refusalError(TOO_MANY)];
        const early = takeTurn({ organizationId: caller.identity.organizationId, credential: caller.id });
        if (early) return [refusalError(early)];
        let end = (): void => undefined;
        const over = new Promise<void>((resolve) => (end = resolve));
        const outlet: Outlet = {
          write: (results) => line.write(id, results, () => "resume" in opened && opened.resume()),
          end,
          giveUp() {
            end();
            log.warn("a client does not read what it is sent, and is closed", { subscription: id });
            socket.close(CLOSE_CODES.tooSlow, "You do not read what you are sent; connect again and read faster.");
          },
        };
        const opened = open(caller.identity, asked, counted("websocket", outlet));
        if ("leave" in opened) return { schema: schema(), document: SOME_SUBSCRIPTION, rootValue: nothingUntil(over, opened.leave) };
        return opened.map(({ message, extensions, locations, path }) => Object.assign(new GraphQLError(message, { extensions }), { locations, path }));
      },
      subscribe: ({ rootValue }) => rootValue as AsyncGenerator<never>,
    },
    log,
    drainMs,
  );
}

/** What yields nothing and ends when told, or when it is left. */
function nothingUntil(over: Promise<void>, leave: () => void): AsyncIterableIterator<never> {
  const nothing: AsyncIterableIterator<never> = {
    [Symbol.asyncIterator]: () => nothing,
    next: () => over.then(() => ({ done: true, value: undefined })),
    async return() {
      leave();
      return { done: true, value: undefined };
    },
  };
  return nothing;
}

/** Three parts, as a JSON Web Token has and no key. */
const TOKEN = /^[^.]+\.[^.]+\.[^.]+$/;

/** Credentials among connection parameters, whatever the case of their names, or else headers. A key may come as Bearer too: many clients know nothing else. */
function credentialsIn(params: Readonly<Record<string, unknown>>, headers: Readonly<Record<string, unknown>>): Credentials {
  const named = new Map(Object.entries(params).map(([name, value]) => [name.toLowerCase(), value]));
  const given = credentialsFrom((name) => named.get(name) ?? headers[name]);
  const [, bearer = ""] = /^Bearer +(.+)$/i.exec(given.authorization ?? "") ?? [];
  return bearer && !TOKEN.test(bearer) && !given.apiKey ? { apiKey: bearer } : given;
}

/** Closes a socket with a code and the sentence of the refusal, of which the protocol takes 123 bytes. */
function refuse(socket: WebSocket, error: unknown, log: Log): void {
  if (!(error instanceof Rejection)) {
    log.error("a socket could not be opened", { error });
    socket.close(1011, "Something went wrong on our side; it was logged.");
    return;
  }
  socket.close(CLOSED_WITH[error.code] ?? CLOSE_CODES.unauthenticated, error.message.slice(0, MOST_REASON));
}
