import type { Server } from "node:http";
import type { Clock } from "@redial/kernel";
import { stopInOrder, type Log, type Running } from "@redial/platform";
import type { RequestHandler } from "express";
import type { GraphQLFormattedError } from "graphql";
import type { AddressOf } from "../address-of";
import type { Authenticate } from "../authenticate";
import type { DocumentGuard } from "../limits/document-guard";
import type { TakeTurn } from "../limits/rate-limit";
import { SUBGRAPHS, type SubgraphName, type SubgraphTimeouts, type SubgraphUrls } from "../subgraphs";
import type { SubgraphDataSources } from "./join-event";
import { openSubscription } from "./open-subscription";
import { serveEventStreams } from "./serve-event-streams";
import { serveWebSockets } from "./serve-web-sockets";
import { shareSubscriptions } from "./shared-subscriptions";
import type { SubscriptionPlanner } from "./subscription-plan";
import { openUpstream, type Upstream } from "./upstream";

export interface SubscriptionsOptions {
  http: Server;
  planner: SubscriptionPlanner;
  sources: SubgraphDataSources;
  subgraphUrls: SubgraphUrls;
  gatewaySecret: string;
  /** How long a subscription may take to reach each service for the first time. */
  timeoutsMs: SubgraphTimeouts;
  messageLimitBytes: number;
  authenticate: Authenticate;
  addressOf: AddressOf;
  takeTurn: TakeTurn;
  guard: DocumentGuard;
  formatError(formatted: GraphQLFormattedError, error: unknown): GraphQLFormattedError;
  clock: Clock;
  log: Log;
  /** How long draining takes. */
  drainMs: number;
}

/**
 * Subscriptions, from the services that own them to whoever subscribes: over WebSocket on `http`, and by `eventStreams` as server-sent events. Draining
 * tells one after the other to come again, stop those that are left, and lets go of the services.
 */
export function serveSubscriptions(options: SubscriptionsOptions): Required<Running> & { eventStreams: RequestHandler } {
  const { http, planner, sources, subgraphUrls, gatewaySecret, timeoutsMs, messageLimitBytes, authenticate, addressOf, takeTurn, guard, formatError, clock, log, drainMs } = options;
  const upstreams = Object.fromEntries(SUBGRAPHS.map((name) => [name, openUpstream({ name, url: subgraphUrls[name], gatewaySecret, timeoutMs: timeoutsMs[name], log })])) as Record<SubgraphName, Upstream>;
  const join = shareSubscriptions({ upstreams, sources, formatError, log });
  const open = openSubscription({ planner, join, guard, clock, formatError });
  const sockets = serveWebSockets({ http, authenticate, addressOf, open, takeTurn, schema: () => planner.schema(), messageLimitBytes, log, drainMs });
  const streams = serveEventStreams({ authenticate, addressOf, open, drainMs });
  return { eventStreams: streams.handle, ...stopInOrder([sockets, streams, ...Object.values(upstreams)]) };
}
