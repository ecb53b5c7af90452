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

/** A subscription that is read as it goes. */
export interface Reading {
  results: unknown[];
  /** Ends when so many results have come in all; throws when it is over before. */
  got(count: number): Promise<unknown[]>;
  /** Ends with how it was over: `complete`, errors, or how the socket was closed. */
  over: Promise<unknown>;
  leave(): void;
}

/** Subscribes and keeps what comes. */
export function read(client: Client, subscription: SubscribePayload): Reading {
  const results: unknown[] = [];
  let look = (): void => undefined;
  let leave = (): void => undefined;
  const over = new Promise<unknown>((resolve) => {
    leave = client.subscribe(subscription, {
      next(result) {
        results.push(result);
        look();
      },
      error: resolve,
      complete: () => resolve("complete"),
    });
  });
  const got = async (count: number): Promise<unknown[]> => {
    const enough = new Promise<unknown[]>((resolve) => (look = () => results.length >= count && resolve(results)));
    look();
    return Promise.race([enough, over.then((how) => (results.length >= count ? results : Promise.reject(new Error(`over before: ${JSON.stringify(how)}`))))]);
  };
  return { results, got, over, leave: () => leave() };
}

/** Ends when something is so; asks every few milliseconds. */
export async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) await new Promise((resolve) => setTimeout(resolve, 5));
}
