import { createClient, type SubscribePayload } from "graphql-ws";
import WebSocket from "ws";

/** A subscription and what it has told so far. */
export interface ReadSubscription<Data> {
  results: { data?: Data | null; errors?: { message: string; extensions: Record<string, unknown> }[] }[];
  /** Ends with how it was over: `complete`, errors, or how the socket was closed. */
  over: Promise<unknown>;
  leave(): Promise<void>;
}

/** Subscribes over a socket of its own, which is not opened again. */
export function readSubscription<Data>(url: string, connectionParams: Record<string, unknown>, payload: SubscribePayload): ReadSubscription<Data> {
  const client = createClient({ url: `${url.replace("http", "ws")}/graphql`, webSocketImpl: WebSocket, connectionParams, retryAttempts: 0, keepAlive: 10_000 });
  const results: ReadSubscription<Data>["results"] = [];
  const over = new Promise<unknown>((resolve) => {
    client.subscribe(payload, { next: (result) => results.push(result as (typeof results)[number]), error: resolve, complete: () => resolve("complete") });
  });
  return { results, over, leave: async () => client.dispose() };
}
