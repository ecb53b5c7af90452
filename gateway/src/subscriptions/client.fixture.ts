import { createClient, type Client, type ClientOptions, type SubscribePayload } from "graphql-ws";
import WebSocket from "ws";

/** A client of the gateway's sockets that gives up at once; it has the key `key-of-o1` unless told otherwise. */
export function webSocketClient(url: string, options: Partial<ClientOptions> = {}): Client {
  return createClient({
    url: `${url.replace("http", "ws")}/graphql`,
    webSocketImpl: WebSocket,
    connectionParams: { Authorization: "Bearer key-of-o1" },
    retryAttempts: 0,
    onNonLazyError: () => undefined,
    ...options,
  });
}

/** All results of a subscription until it completes; of one that is refused, one with its errors. Throws how the socket was closed. */
export async function resultsOf(client: Client, subscription: SubscribePayload): Promise<unknown[]> {
  const results: unknown[] = [];
  await new Promise<void>((resolve, reject) => {
    client.subscribe(subscription, {
      next: (result) => results.push(result),
      error(failure) {
        if (!Array.isArray(failure)) return reject(failure as Error);
        results.push({ errors: failure as unknown[] });
        resolve();
      },
      complete: resolve,
    });
  });
  return results;
}
