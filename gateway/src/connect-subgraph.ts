import { EventEmitter } from "node:events";
import { Pool } from "undici";

/** What came back over HTTP, whatever it means. */
export interface HttpAnswer {
  status: number;
  text: string;
}

/** What is sent: JSON, and headers beside those that say so. */
export interface Posted {
  headers: Readonly<Record<string, string>>;
  body: string;
  deadline: Deadline;
}

/** Sends a request to one service. Rejects when no whole answer came: with what broke, or because the deadline passed. */
export type PostToSubgraph = (posted: Posted) => Promise<HttpAnswer>;

/** An instant by which something must have ended. */
export interface Deadline {
  /** Given as soon as it passes. */
  signal: EventEmitter;
  hasPassed(): boolean;
  /** It will not pass any more. */
  clear(): void;
}

/** The deadline that lies so far ahead. */
export function deadlineIn(ms: number): Deadline {
  const signal = new EventEmitter();
  let passed = false;
  const timer = setTimeout(() => {
    passed = true;
    signal.emit("abort");
  }, ms);
  return { signal, hasPassed: () => passed, clear: () => clearTimeout(timer) };
}

/**
 * Keeps connections to a service's `/graphql`, as many as there are requests at once; one that idles is let go when the service said it would be. By
 * undici's own interface, for through `fetch`, which has streams and signals of the web around it, a request takes four times its processor time.
 */
export function connectSubgraph(origin: string): PostToSubgraph {
  // Deadlines are the asker's, over the whole request; these would be over parts of one, and to the second only.
  const pool = new Pool(origin, { headersTimeout: 0, bodyTimeout: 0 });
  return async ({ headers, body, deadline }) => {
    const { statusCode, body: answer } = await pool.request({
      path: "/graphql",
      method: "POST",
      headers: { ...headers, "content-type": "application/json", accept: "application/json" },
      body,
      signal: deadline.signal,
    });
    return { status: statusCode, text: await answer.text() };
  };
}
