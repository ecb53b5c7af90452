import { createServer, type IncomingHttpHeaders } from "node:http";
import type { AddressInfo } from "node:net";
import type { Duplex } from "node:stream";
import { ApolloServer } from "@apollo/server";
import { ApolloServerPluginInlineTraceDisabled } from "@apollo/server/plugin/disabled";
import { buildSubgraphSchema } from "@apollo/subgraph";
import { expressMiddleware } from "@as-integrations/express5";
import { formatErrors, identityFrom, refuse, serveSubscriptions, type Log, type RequestContext, type Running } from "@redial/platform";
import express, { type Express } from "express";
import { parse, type GraphQLFieldResolver, type GraphQLScalarType } from "graphql";

type FixtureResolver = GraphQLFieldResolver<{ id?: string }, RequestContext>;

/** Resolvers of a small service by type and field. */
export type FixtureResolvers = Record<string, GraphQLScalarType | Record<string, FixtureResolver | { subscribe: FixtureResolver; resolve?: FixtureResolver }>>;

export interface Subgraph extends Running {
  url: string;
  /** What reached its GraphQL, in order. */
  received: { headers: IncomingHttpHeaders; body: unknown }[];
  /** Cuts every WebSocket off, as a service that dies does; new ones are taken. */
  dropSockets(): void;
}

export interface SubgraphParts {
  sdl: string;
  resolvers: FixtureResolvers;
  gatewaySecret: string;
  log: Log;
  routes?(app: Express): void;
  /** Any free one unless told. */
  port?: number;
}

/** A service as the gateway sees one: believes the gateway alone and forms its errors as ours do. */
export async function startSubgraph({ sdl, resolvers, gatewaySecret, log, routes, port }: SubgraphParts): Promise<Subgraph> {
  const received: Subgraph["received"] = [];
  const schema = buildSubgraphSchema([{ typeDefs: parse(sdl), resolvers }]);
  const apollo = new ApolloServer<RequestContext>({
    schema,
    plugins: [ApolloServerPluginInlineTraceDisabled()],
    formatError: formatErrors(log),
    includeStacktraceInErrorResponses: false,
    stopOnTerminationSignals: false,
  });
  await apollo.start();
  const app = express();
  routes?.(app);
  app.use("/graphql", express.json(), (request, _response, next) => {
    received.push({ headers: request.headers, body: request.body });
    next();
  });
  app.use("/graphql", expressMiddleware(apollo, { context: async ({ req }) => ({ identity: identityFrom(req.headers, gatewaySecret) }) }));
  app.use(refuse(log));
  const http = createServer(app);
  const sockets = new Set<Duplex>();
  http.on("upgrade", (_request, socket) => sockets.add(socket));
  const subscriptions = schema.getSubscriptionType() && serveSubscriptions({ http, schema, gatewaySecret, log });
  await new Promise<void>((resolve) => http.listen(port ?? 0, "127.0.0.1", resolve));
  const address = http.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${address.port}`,
    received,
    dropSockets() {
      for (const socket of sockets) socket.destroy();
      sockets.clear();
    },
    async stop() {
      await subscriptions?.stop();
      http.closeAllConnections();
      await new Promise((resolve) => http.close(resolve));
      await apollo.stop();
    },
  };
}
