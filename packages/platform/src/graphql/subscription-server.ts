import type { IncomingHttpHeaders, Server } from "node:http";
import type { GraphQLFormattedError, GraphQLSchema } from "graphql";
import { CloseCode } from "graphql-ws";
import { WebSocketServer } from "ws";
import type { Running } from "../process/lifecycle";
import type { Log } from "../process/log";
import { formatErrors } from "./errors";
import { identityFrom, requireGateway, type RequestContext } from "./identity";
import { serveSockets } from "./serve-sockets";

export interface SubscriptionServerOptions {
  http: Server;
  schema: GraphQLSchema;
  gatewaySecret: string;
  log: Log;
  /** How long draining takes; 0 unless told. */
  drainMs?: number | undefined;
}

/** The longest message that the gateway may send: an operation and its variables. */
const MOST_MESSAGE_BYTES = 4_000_000;

/**
 * Serves a subgraph's subscriptions over graphql-ws at `/graphql`, to the gateway alone: it says its secret when it connects, else the socket is closed
 * with 4403, and vouches for an identity in the extensions of each subscription, by the headers of `vouchFor`. Errors leave in the form of `formatErrors`.
 */
export function serveSubscriptions({ http, schema, gatewaySecret, log, drainMs }: SubscriptionServerOptions): Required<Running> {
  const sockets = new WebSocketServer({ server: http, path: "/graphql", maxPayload: MOST_MESSAGE_BYTES });
  const format = formatErrors(log);
  const told = (errors: readonly (Error & { toJSON(): GraphQLFormattedError })[]) => errors.map((error) => format(error.toJSON(), error));
  return serveSockets(
    sockets,
    {
      schema,
      onConnect: ({ connectionParams, extra }) => {
        try {
          requireGateway(headersIn(connectionParams), gatewaySecret);
          return true;
        } catch {
          extra.socket.close(CloseCode.Forbidden, "This service answers the gateway only.");
          return false;
        }
      },
      context: (_connection, _id, { extensions }): RequestContext => ({
        identity: identityFrom(headersIn(extensions), gatewaySecret),
        ...(extensions?.["resumed"] === true && { isResumed: true }),
      }),
      onNext: (_connection, _id, _payload, _args, result) => (result.errors ? { ...result, errors: told(result.errors) as never } : result),
      onError: (_connection, _id, _payload, errors) => told(errors),
    },
    log,
    drainMs,
  );
}

function headersIn(values: Readonly<Record<string, unknown>> | null | undefined): IncomingHttpHeaders {
  return Object.fromEntries(Object.entries(values ?? {}).flatMap(([name, value]) => (typeof value === "string" ? [[name, value]] : [])));
}
