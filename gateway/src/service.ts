import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { ApolloServer } from "@apollo/server";
import { ApolloServerPluginLandingPageDisabled, ApolloServerPluginUsageReportingDisabled } from "@apollo/server/plugin/disabled";
import { ApolloServerPluginDrainHttpServer } from "@apollo/server/plugin/drainHttpServer";
import { expressMiddleware } from "@as-integrations/express5";
import { Rejection, type Clock } from "@redial/kernel";
import { draining, KEPT_IDLE_MS, followRequests, noteTrails, trailOf, type Log, type RequestContext, type Running } from "@redial/platform";
import express from "express";
import { addressBehind } from "./address-of";
import { answerRefusals } from "./answer-refusals";
import { apolloLogger } from "./apollo-logger";
import { askInProcess } from "./ask";
import { createAuthenticate } from "./authenticate";
import type { GatewayConfig } from "./config";
import { countOperations } from "./count-operations";
import { createFederation, subgraphDataSources } from "./federation";
import { fetchKeysFrom } from "./fetch-keys";
import { health } from "./health";
import { identifyAt } from "./identify-at";
import { createKeySet } from "./key-set";
import { knowOrganizationAt } from "./know-organization";
import { createDocumentGuard } from "./limits/document-guard";
import { limitDocuments } from "./limits/limit-documents";
import { limitGuesses } from "./limits/limit-guesses";
import { limitRate } from "./limits/limit-rate";
import { readPersistedOperations } from "./limits/persisted-operations";
import { createRateLimit } from "./limits/rate-limit";
import { persistedQueries, requirePersisted } from "./limits/require-persisted";
import { maskErrors } from "./mask-errors";
import { createRecognizeKey } from "./recognize-key";
import { refuseDeepBody } from "./refuse-deep-body";
import { refuseSubscriptions } from "./refuse-subscriptions";
import { identityOf, requireIdentity } from "./require-identity";
import { REST_ROUTES } from "./rest-routes";
import { sandbox } from "./sandbox";
import { serveSubscriptions } from "./subscriptions/serve-subscriptions";
import { subscriptionPlanner } from "./subscriptions/subscription-plan";
import { createVerifyToken } from "./verify-token";

export interface GatewayParts {
  config: GatewayConfig;
  clock: Clock;
  log: Log;
}

/** The longest that one request may take to arrive: an upload of a million contacts over a slow line. */
const ARRIVES_WITHIN_MS = 30 * 60_000;

/** Starts the gateway; it listens when this answers. Refuses to start on a supergraph or a manifest of persisted operations that it cannot read. */
export async function createGateway({ config, clock, log }: GatewayParts): Promise<Running & { url: string }> {
  const { gatewaySecret, subgraphUrls, subgraphTimeoutsMs: timeoutsMs } = config;
  const program = { programUrl: subgraphUrls.program, gatewaySecret, timeoutMs: timeoutsMs.program, log };
  const scheduler = { schedulerUrl: subgraphUrls.scheduler, gatewaySecret, log };
  const reporting = { reportingUrl: subgraphUrls.reporting, gatewaySecret, log };
  const persisted = await readPersistedOperations(config.persisted);
  const guard = createDocumentGuard(config.documentLimits, persisted);

  const app = express();
  const http = createServer({ requestTimeout: ARRIVES_WITHIN_MS, keepAliveTimeout: KEPT_IDLE_MS }, app);
  const sources = subgraphDataSources({ subgraphUrls, gatewaySecret, timeoutsMs, log });
  const federation = createFederation({ supergraphFile: config.supergraphFile, sources, log });
  const planner = subscriptionPlanner(federation);
  const formatError = maskErrors(log);
  const apollo = new ApolloServer<RequestContext>({
    gateway: federation,
    plugins: [noteTrails(), countOperations(), requirePersisted(persisted), refuseSubscriptions(), limitDocuments(guard), ApolloServerPluginDrainHttpServer({ httpServer: http }), ApolloServerPluginLandingPageDisabled(), ApolloServerPluginUsageReportingDisabled()],
    logger: apolloLogger(log),
    parseOptions: { maxTokens: config.documentLimits.mostTokens },
    formatError,
    introspection: true,
    includeStacktraceInErrorResponses: false,
    persistedQueries: persistedQueries(persisted),
    csrfPrevention: true,
    stopOnTerminationSignals: false,
  });
  await apollo.start();
  const ask = askInProcess(apollo);
  const { tokens } = config;
  const addressOf = addressBehind(config.trustedProxies);
  const authenticate = createAuthenticate({
    recognizeKey: createRecognizeKey({ identify: limitGuesses({ identify: identifyAt(program), rate: config.guessRate, clock }), clock }),
    verifyToken: tokens && createVerifyToken(tokens, { keyOf: createKeySet({ fetchKeys: fetchKeysFrom(tokens.jwksUrl), clock, log }), clock }),
    knowOrganization: knowOrganizationAt(program, clock),
  });
  const takeTurn = createRateLimit(config.rateLimits, clock);
  const subscriptions = serveSubscriptions({ http, planner, sources, subgraphUrls, gatewaySecret, timeoutsMs, messageLimitBytes: config.bodyLimitBytes, authenticate, addressOf, takeTurn, guard, formatError, clock, log, drainMs: config.drainMs });
  const { isDraining, letGo, drain } = draining(http, config.drainMs);
  let taking = true;

  app.disable("x-powered-by");
  app.disable("etag");
  app.use(letGo);
  app.use(health(() => taking && !isDraining()));
  if (config.sandbox) app.use(sandbox());
  app.use(followRequests("door"));
  app.use(requireIdentity(authenticate, addressOf));
  app.use(limitRate(takeTurn));
  for (const { method, path, answer } of REST_ROUTES) app[method](path, answer({ ask, program, scheduler, reporting }));
  app.use("/graphql", express.json({ limit: config.bodyLimitBytes }), refuseDeepBody, subscriptions.eventStreams, expressMiddleware(apollo, { context: async ({ req, res }) => ({ identity: identityOf(req), trail: trailOf(res) }) }));
  app.use(() => {
    throw new Rejection("NOT_FOUND", "Nothing is here; GraphQL is at /graphql.");
  });
  app.use(answerRefusals(log));

  await new Promise<void>((resolve, reject) => http.once("error", reject).listen(config.port, config.host, resolve));
  const { port } = http.address() as AddressInfo;
  return {
    url: `http://${config.host}:${port}`,
    async drain() {
      await Promise.all([drain(), subscriptions.drain()]);
    },
    async stop() {
      taking = false;
      await subscriptions.stop();
      await apollo.stop();
    },
  };
}
