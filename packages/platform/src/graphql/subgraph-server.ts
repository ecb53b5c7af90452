import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { ApolloServer } from "@apollo/server";
import { ApolloServerPluginDrainHttpServer } from "@apollo/server/plugin/drainHttpServer";
import { ApolloServerPluginInlineTraceDisabled, ApolloServerPluginLandingPageDisabled } from "@apollo/server/plugin/disabled";
import { expressMiddleware } from "@as-integrations/express5";
import { Rejection } from "@redial/kernel";
import express, { Router, type Express, type NextFunction, type Request, type Response } from "express";
import type { GraphQLSchema } from "graphql";
import { draining, KEPT_IDLE_MS } from "../process/draining";
import type { Log } from "../process/log";
import type { Running } from "../process/lifecycle";
import { formatErrors } from "./errors";
import { identityFrom, requireGateway, type RequestContext } from "./identity";
import { followRequests, noteTrails, requestIds, trailOf } from "./request-trail";
import { serveSubscriptions } from "./subscription-server";

export type { Express, Request, RequestHandler, Response } from "express";

export interface SubgraphServerOptions {
  schema: GraphQLSchema;
  host: string;
  /** 0 takes any free port. */
  port: number;
  gatewaySecret: string;
  log: Log;
  /** Whether the service can do its work right now. */
  isReady(): Promise<boolean>;
  /** How long draining takes; 0 unless told. */
  drainMs?: number;
  /** Adds routes of the service's own, behind the same guard. */
  routes?(app: Express): void;
  /** Adds routes below `/internal`: for whoever knows the gateway's secret, in no organization's name. */
  internalRoutes?(router: Router): void;
}

const BODY_LIMIT = "4mb";
/** The longest that one request may take to arrive: an upload of a million contacts over a slow line. Node's own five minutes would cut it off. */
const ARRIVES_WITHIN_MS = 30 * 60_000;
/** How long a stopping server lets requests in hand finish. */
const STOP_GRACE_MS = 5_000;

/** Serves a subgraph at `/graphql`, over HTTP and its subscriptions over graphql-ws, for the gateway alone, and its health at `/health/live` and `/health/ready`, for anyone. */
export async function serveSubgraph(options: SubgraphServerOptions): Promise<Running & { url: string }> {
  const { schema, gatewaySecret, log } = options;
  const app = express();
  const http = createServer({ requestTimeout: ARRIVES_WITHIN_MS, keepAliveTimeout: KEPT_IDLE_MS }, app);
  const { isDraining, letGo, drain } = draining(http, options.drainMs ?? 0);
  app.disable("x-powered-by");
  app.use(letGo);
  const apollo = new ApolloServer<RequestContext>({
    schema,
    plugins: [noteTrails(), ApolloServerPluginDrainHttpServer({ httpServer: http, stopGracePeriodMillis: STOP_GRACE_MS }), ApolloServerPluginLandingPageDisabled(), ApolloServerPluginInlineTraceDisabled()],
    introspection: true,
    includeStacktraceInErrorResponses: false,
    formatError: formatErrors(log),
    stopOnTerminationSignals: false,
    csrfPrevention: true,
  });
  await apollo.start();
  const subscriptions = schema.getSubscriptionType() && serveSubscriptions({ http, schema, gatewaySecret, log, drainMs: options.drainMs });
  app.get("/health/live", (_request, response) => void response.json({ status: "live" }));
  app.get("/health/ready", async (_request, response) => {
    const ready = !isDraining() && (await options.isReady());
    response.status(ready ? 200 : 503).json({ status: ready ? "ready" : "not ready" });
  });
  const internal = Router();
  internal.use((request, _response, next) => {
    requireGateway(request.headers, gatewaySecret);
    next();
  });
  options.internalRoutes?.(internal);
  app.use("/internal", internal);
  app.use((request, response, next) => {
    response.locals["identity"] = identityFrom(request.headers, gatewaySecret);
    next();
  });
  app.use(followRequests("inside"));
  options.routes?.(app);
  app.use("/graphql", express.json({ limit: BODY_LIMIT }), expressMiddleware(apollo, { context: async ({ req, res }) => ({ identity: identityFrom(req.headers, gatewaySecret), trail: trailOf(res) }) }));
  app.use(refuse(log));
  await new Promise<void>((resolve, reject) => http.once("error", reject).listen(options.port, options.host, resolve));
  const address = http.address() as AddressInfo;
  return {
    url: `http://${options.host}:${address.port}`,
    async drain() {
      await Promise.all([drain(), subscriptions?.drain()]);
    },
    async stop() {
      await subscriptions?.stop();
      await apollo.stop();
    },
  };
}

/** Answers a refused HTTP request with its code and sentence, and anything else without telling of the inside. */
export function refuse(log: Log) {
  return (error: unknown, _request: Request, response: Response, next: NextFunction): void => {
    if (response.headersSent) return next(error);
    if (error instanceof Rejection) {
      const status = STATUS[error.code] ?? 400;
      response.status(status).json({ code: error.code, message: error.message, path: error.field, problems: error.problems });
      return;
    }
    const status = isHttpError(error) ? error.status : 500;
    if (status >= 500) log.error("a request failed", { ...requestIds(trailOf(response)), error });
    const code = status === 413 ? "BODY_TOO_LARGE" : status < 500 ? "BAD_REQUEST" : "INTERNAL_SERVER_ERROR";
    response.status(status).json({ code, message: status < 500 && isHttpError(error) ? error.message : "Something went wrong on our side; it was logged." });
  };
}

const STATUS: Readonly<Record<string, number>> = { UNAUTHENTICATED: 401, API_KEY_REVOKED: 401, API_KEY_EXPIRED: 401, NOT_THE_GATEWAY: 403, FORBIDDEN: 403, NOT_FOUND: 404 };

function isHttpError(error: unknown): error is { status: number; message: string } {
  return error instanceof Error && "status" in error && typeof error.status === "number";
}
