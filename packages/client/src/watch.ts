import { createClient, type Client } from "graphql-ws";
import { credentialHeaders, type Credentials } from "./credentials";
import { readGraphqlErrors } from "./read-refusals";
import { RedialError, wholly } from "./redial-error";
import type { TypedDocument, VariablesOf } from "./typed-document";

export type WatchOptions = Credentials & {
  url: string;
  /** The WebSocket to use where the runtime has none, as Node 20: `import WebSocket from "ws"`. */
  webSocket?: unknown;
  /** Is told what came with refusals, such as `EVENTS_MISSED`; it is passed over, and what follows is given. Without it a refusal ends the subscription. */
  onPartial?(error: RedialError): void;
};

/** How often, and how long after each other, a lost connection is made again: two minutes in all. A gateway that is replaced says so, and another is there at once. */
const TRIES = 20;
const WAIT_MS = { first: 200, most: 10_000 };
/** With this the gateway closes on a token that has expired; another one may be had. */
const UNAUTHENTICATED = 4401;

/**
 * Runs a subscription. Gives what it tells as it comes, and ends when there is no more to tell; leaving the loop ends it at the gateway too. A
 * connection that breaks is made again, and the subscription begins anew. Throws a `RedialError` for a refusal, as it does when its key ends, or its
 * token where that is no function; another token is asked for where it is.
 */
export type Watch = <Result, Variables>(document: TypedDocument<Result, Variables>, ...variables: VariablesOf<Variables>) => AsyncIterableIterator<Result>;

/** Watches over one WebSocket, which is opened with the first subscription and closed with the last. */
export function watchOver({ url, webSocket, onPartial, ...credentials }: WatchOptions): { watch: Watch; close(): Promise<void> } {
  let client: Client | undefined;
  const connected = () =>
    (client ??= createClient({
      url: `${url.replace(/^http/, "ws").replace(/\/+$/, "")}/graphql`,
      connectionParams: () => credentialHeaders(credentials),
      keepAlive: 15_000,
      retryAttempts: TRIES,
      retryWait: (tries) => new Promise((resolve) => setTimeout(resolve, Math.min(WAIT_MS.first * 2 ** tries, WAIT_MS.most) * (0.5 + Math.random() / 2))),
      shouldRetry: () => true,
      ...(webSocket !== undefined && { webSocketImpl: webSocket }),
    }));
  return {
    watch: <Result, Variables>(document: TypedDocument<Result, Variables>, ...[variables]: VariablesOf<Variables>) => {
      const begin = () => connected().iterate<Result>({ query: document.toString(), variables: (variables ?? {}) as Record<string, unknown> });
      let source = begin();
      let wasTold = false;
      // Written out: a generator's return would wait behind a state that may never come.
      const states: AsyncIterableIterator<Result> = {
        [Symbol.asyncIterator]: () => states,
        async next() {
          const step = await source.next().catch((cause: unknown) => {
            if (!wasTold || typeof credentials.token !== "function" || Object(cause).code !== UNAUTHENTICATED) throw brokenBy(cause);
            [source, wasTold] = [begin(), false];
            return null;
          });
          if (!step) return states.next();
          if (step.done) return { done: true, value: undefined };
          wasTold = true;
          const { data, errors } = step.value;
          const [first, ...others] = readGraphqlErrors(errors);
          if (!first && data) return { done: false, value: data };
          const error = new RedialError(first ? [first, ...others] : [wholly("ANSWER_UNREADABLE", "The gateway's answer is no GraphQL.")], null, data);
          if (onPartial) {
            onPartial(error);
            return states.next();
          }
          await source.return?.();
          throw error;
        },
        async return() {
          await source.return?.();
          return { done: true, value: undefined };
        },
      };
      return states;
    },
    async close() {
      await client?.dispose();
      client = undefined;
    },
  };
}

/** A refused subscription comes as a list of errors, a closed socket as an event with its code and reason, anything else as it is. */
function brokenBy(cause: unknown): RedialError {
  const [first, ...others] = readGraphqlErrors(cause);
  if (first) return new RedialError([first, ...others], null);
  const reason = typeof cause === "object" && cause !== null && "reason" in cause && typeof cause.reason === "string" ? cause.reason : "";
  return new RedialError([wholly("GATEWAY_UNREACHABLE", reason ? `The gateway closed the connection: ${reason}` : "The connection to the gateway broke.")], null, null, null, { cause });
}
