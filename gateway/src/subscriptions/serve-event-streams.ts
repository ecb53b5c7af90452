import type { Running } from "@redial/platform";
import type { Request, RequestHandler, Response } from "express";
import type { AddressOf } from "../address-of";
import type { Authenticate } from "../authenticate";
import { credentialsFrom } from "../caller";
import { identityOf } from "../require-identity";
import type { Told } from "./join-event";
import { keepBelieving } from "./keep-believing";
import type { AskedSubscription, OpenSubscription } from "./open-subscription";

export interface EventStreamOptions {
  authenticate: Authenticate;
  addressOf: AddressOf;
  open: OpenSubscription;
}

const ALIVE_EVERY_MS = 12_000;
/** A stream takes its connection with it: were it kept, all clients of a gateway that stops would send what they ask next over connections that are being closed. */
const HEADERS = { "content-type": "text/event-stream; charset=utf-8", "cache-control": "no-cache, no-transform", "x-accel-buffering": "no", connection: "close" };
const CUT_AFTER_MS = 2_000;
const TOO_SLOW = { code: "READ_TOO_SLOWLY", message: "You do not read what you are sent; ask again and read faster." };

/**
 * Answers subscriptions as `text/event-stream` to those who accept that before JSON, by GET or POST: an event `next` for each result and `complete` when none
 * will follow, as the protocol graphql-sse has it for one connection a subscription; a document that is refused is one `next` with its errors. A stream that
 * breaks off without `complete` is to be asked for again. A client that does not read is told so, if it can be, and cut off.
 */
export function serveEventStreams({ authenticate, addressOf, open }: EventStreamOptions): Running & { handle: RequestHandler } {
  const streams = new Set<Response>();
  return {
    handle(request, response, next) {
      if (request.accepts(["application/json", "application/graphql-response+json", "text/event-stream"]) !== "text/event-stream") return next();
      streams.add(response);
      response.on("close", () => streams.delete(response));
      void stream({ authenticate, addressOf, open }, request, response).catch(() => response.destroy());
    },
    async stop() {
      for (const response of streams) response.end();
    },
  };
}

async function stream({ authenticate, addressOf, open }: EventStreamOptions, request: Request, response: Response): Promise<void> {
  response.status(200).set(HEADERS).flushHeaders();
  const write = (text: string) => response.write(text) || response.destroyed || response.writableEnded;
  const opened = open(identityOf(request), askedIn(request), () => {
    response.end(`${eventOf({ errors: [{ message: TOO_SLOW.message, extensions: { code: TOO_SLOW.code } }] })}${COMPLETE}`);
    setTimeout(() => response.destroy(), CUT_AFTER_MS).unref();
  });
  if (!("next" in opened)) {
    response.end(`${eventOf({ errors: opened })}${COMPLETE}`);
    return;
  }
  const alive = setInterval(() => write(":\n\n"), ALIVE_EVERY_MS);
  const address = addressOf(request);
  const forget = keepBelieving(() => authenticate(credentialsFrom((name) => request.get(name)), address), ({ code, message }) => {
    response.end(`${eventOf({ errors: [{ message, extensions: { code } }] })}${COMPLETE}`);
  });
  response.on("close", () => {
    clearInterval(alive);
    forget();
    void opened.return?.();
  });
  for await (const result of opened) if (!write(eventOf(result))) await untilDrained(response);
  response.end(COMPLETE);
}

const COMPLETE = "event: complete\ndata:\n\n";

function eventOf(result: Told): string {
  return `event: next\ndata: ${JSON.stringify(result)}\n\n`;
}

function untilDrained(response: Response): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      response.off("drain", done).off("close", done);
      resolve();
    };
    response.on("drain", done).on("close", done);
  });
}

/** What a GET asks in its query, variables and extensions as JSON, and a POST in its body. */
function askedIn(request: Request): AskedSubscription {
  if (request.method !== "GET") return Object(request.body) as AskedSubscription;
  const { query, variables, operationName, extensions } = request.query;
  const read = (value: unknown) => (typeof value === "string" ? jsonIn(value) : value);
  return { query, operationName, variables: read(variables), extensions: read(extensions) };
}

/** A text that is no JSON stays a text, which is refused as no variables. */
function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
}
