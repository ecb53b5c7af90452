import { letGoInTurn, type Running } from "@redial/platform";
import type { Request, RequestHandler, Response } from "express";
import type { AddressOf } from "../address-of";
import type { Authenticate } from "../authenticate";
import { credentialsFrom } from "../caller";
import { identityOf } from "../require-identity";
import type { Told } from "./join-event";
import { keepBelieving } from "./keep-believing";
import type { AskedSubscription, OpenSubscription } from "./open-subscription";
import type { Outlet } from "./subscriber";
import { counted } from "./subscription-metrics";
import { writeResult } from "./written-result";

export interface EventStreamOptions {
  authenticate: Authenticate;
  addressOf: AddressOf;
  open: OpenSubscription;
  /** How long draining takes. */
  drainMs: number;
}

const ALIVE_EVERY_MS = 12_000;
/** A stream takes its connection with it: were it kept, all clients of a gateway that stops would send what they ask next over connections that are being closed. */
const HEADERS = { "content-type": "text/event-stream; charset=utf-8", "cache-control": "no-cache, no-transform", "x-accel-buffering": "no", connection: "close" };
const CUT_AFTER_MS = 2_000;
const TOO_SLOW = { message: "You do not read what you are sent; ask again and read faster.", extensions: { code: "READ_TOO_SLOWLY" } };

/**
 * Answers subscriptions as `text/event-stream` to those who accept that before JSON, by GET or POST: an event `next` for each result and `complete` when none
 * will follow, as the protocol graphql-sse has it for one connection a subscription; a document that is refused is one `next` with its errors. A stream that
 * breaks off without `complete` is to be asked for again, as those do, one after the other, whose gateway drains. A client that does not read is told so, if it can be, and cut off.
 */
export function serveEventStreams({ authenticate, addressOf, open, drainMs }: EventStreamOptions): Running & { handle: RequestHandler } {
  const streams = new Set<Response>();
  return {
    handle(request, response, next) {
      if (request.accepts(["application/json", "application/graphql-response+json", "text/event-stream"]) !== "text/event-stream") return next();
      streams.add(response);
      response.on("close", () => streams.delete(response));
      stream({ authenticate, addressOf, open }, request, response);
    },
    drain: () => letGoInTurn(() => streams, drainMs, (response) => response.end()),
    async stop() {
      for (const response of streams) response.end();
    },
  };
}

function stream({ authenticate, addressOf, open }: Omit<EventStreamOptions, "drainMs">, request: Request, response: Response): void {
  response.status(200).set(HEADERS).flushHeaders();
  const isOpen = () => !response.destroyed && !response.writableEnded;
  const refuse = (errors: readonly object[]) => isOpen() && response.end(Buffer.concat([eventOf({ errors } as Told), COMPLETE]));
  const outlet: Outlet = {
    write: (results) => !isOpen() || response.write(Buffer.concat(results.map(eventOf))),
    end: () => isOpen() && response.end(COMPLETE),
    giveUp() {
      refuse([TOO_SLOW]);
      setTimeout(() => response.destroy(), CUT_AFTER_MS).unref();
    },
  };
  const opened = open(identityOf(request), askedIn(request), counted("event_stream", outlet));
  if (!("leave" in opened)) return void refuse(opened);
  const alive = setInterval(() => isOpen() && response.write(":\n\n"), ALIVE_EVERY_MS);
  const address = addressOf(request);
  const forget = keepBelieving(() => authenticate(credentialsFrom((name) => request.get(name)), address), ({ code, message }) => void refuse([{ message, extensions: { code } }]));
  response.on("drain", opened.resume).on("close", () => {
    clearInterval(alive);
    forget();
    opened.leave();
  });
}

const COMPLETE = Buffer.from("event: complete\ndata:\n\n");
const NEXT = Buffer.from("event: next\ndata: ");
const END = Buffer.from("\n\n");

function eventOf(result: Told): Buffer {
  return Buffer.concat([NEXT, writeResult(result), END]);
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
