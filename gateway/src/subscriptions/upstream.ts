import { GATEWAY_HEADERS, vouchFor, type Identity, type Log } from "@redial/platform";
import { createClient, type SubscribePayload } from "graphql-ws";
import WebSocket from "ws";
import type { SubgraphName } from "../subgraphs";
import { sharedSubscriptions, upstreamGaps } from "./subscription-metrics";

export interface UpstreamOptions {
  name: SubgraphName;
  /** Where the service listens: scheme, host and port. */
  url: string;
  gatewaySecret: string;
  /** How long a subscription may take to reach the service for the first time. */
  timeoutMs: number;
  log: Log;
}

/** Who hears of a subscription's events. Behind `end`, which comes once, nothing follows. */
export interface Listener {
  event(result: unknown): void;
  end(failure?: unknown): void;
}

/** The subscriptions of one service, over one socket that is open while there are any. */
export interface Upstream {
  /** Subscribes on behalf of someone; answers how to stop. */
  subscribe(operation: { query: string; operationName?: string | undefined; variables: Record<string, unknown> }, identity: Identity, listener: Listener): () => void;
  stop(): Promise<void>;
}

/** How far a subscription has come. */
interface Progress {
  isResumed: boolean;
  begin(): void;
}

const PING_EVERY_MS = 10_000;
const PONG_WITHIN_MS = 5_000;
/** How often, and how long after each other, a lost service is tried again: a minute and a half in all, for on Kafka a service may need half of it to be back. */
const TRIES = 60;
const WAIT_MS = { first: 100, most: 2_000 };
const LINGER_MS = 1_000;

/**
 * Subscribes at a service as the gateway: its secret opens the socket, and every subscription bears the identity that the gateway vouches for, and nothing of
 * the caller's own extensions. A socket that is lost or silent is opened anew and its subscriptions with it, marked as resumed: streams of states then tell
 * how things stand, streams of events that some may be missing.
 */
export function openUpstream({ name, url, gatewaySecret, timeoutMs, log }: UpstreamOptions): Upstream {
  const begun = new Set<Progress>();
  const waiting = new Set<Progress>();
  let isConnected = false;
  let silence: NodeJS.Timeout | undefined;
  let socket: WebSocket | undefined;
  const client = createClient({
    url: `${url.replace(/^http/, "ws")}/graphql`,
    webSocketImpl: WebSocket,
    connectionParams: { [GATEWAY_HEADERS.secret]: gatewaySecret },
    lazyCloseTimeout: LINGER_MS,
    keepAlive: PING_EVERY_MS,
    retryAttempts: TRIES,
    retryWait: (tries) => new Promise((resolve) => setTimeout(resolve, Math.min(WAIT_MS.first * 2 ** tries, WAIT_MS.most) * (0.5 + Math.random() / 2))),
    shouldRetry: () => true,
    on: {
      connected: (opened) => {
        socket = opened as WebSocket;
        isConnected = true;
        for (const one of waiting) one.begin();
      },
      closed: () => {
        clearTimeout(silence);
        if (isConnected && begun.size > 0) {
          log.warn("the subscriptions of a service broke off and are begun anew", { name, url });
          upstreamGaps.inc({ subgraph: name });
        }
        isConnected = false;
        for (const one of begun) one.isResumed = true;
      },
      ping: (received) => {
        if (!received) silence = setTimeout(() => socket?.terminate(), PONG_WITHIN_MS);
      },
      pong: (received) => {
        if (received) clearTimeout(silence);
      },
    },
  });
  return {
    subscribe({ query, operationName, variables }, identity, listener) {
      const begin = () => {
        clearTimeout(late);
        waiting.delete(state);
        begun.add(state);
      };
      const state: Progress = { isResumed: false, begin };
      const late = setTimeout(() => {
        end(new Error("could not be reached in time"));
        unsubscribe();
      }, timeoutMs);
      waiting.add(state);
      if (isConnected) begin();
      const payload: SubscribePayload = {
        query,
        ...(operationName && { operationName }),
        variables,
        // Read anew whenever the subscription is sent.
        get extensions() {
          return { ...vouchFor(identity, gatewaySecret), ...(state.isResumed && { resumed: true }) };
        },
      };
      let isOver = false;
      sharedSubscriptions.inc({ subgraph: name });
      const finish = () => {
        isOver = true;
        sharedSubscriptions.dec({ subgraph: name });
      };
      const end = (failure?: unknown) => {
        clearTimeout(late);
        begun.delete(state);
        waiting.delete(state);
        if (isOver) return;
        finish();
        if (failure !== undefined) log.warn("a service gave no subscription", { name, url, error: failure });
        listener.end(failure);
      };
      const unsubscribe = client.subscribe(payload, {
        next: (result) => {
          if (!isOver) listener.event(result);
        },
        error: (failure) => end(failure ?? new Error("the subscription failed")),
        complete: () => end(),
      });
      return () => {
        if (!isOver) finish();
        unsubscribe();
      };
    },
    stop: async () => client.dispose(),
  };
}
