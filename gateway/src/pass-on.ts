import { request as requestHttp, type IncomingMessage } from "node:http";
import { request as requestHttps } from "node:https";
import { Rejection } from "@redial/kernel";
import { vouchFor, type Log } from "@redial/platform";
import type { NextFunction, Request, Response } from "express";
import { identityOf } from "./require-identity";

export interface PassOnOptions {
  /** Where it goes, path and all; the caller's query is added. */
  to: URL;
  /** Whom it goes to, for the log. */
  service: string;
  /** What the caller is told when the service breaks off: what to do about it. */
  brokenOff: string;
  gatewaySecret: string;
  log: Log;
}

/** How long neither side may send anything; a long file is no fault. */
const IDLE_MS = 120_000;

/** What of a service's answer is the caller's. */
const ANSWERED_HEADERS = ["content-type", "content-length", "content-disposition"] as const;
const COUNTS = /^x-redial-(imported|merged|rejected|suppressed|changed)$/;

/**
 * Passes a request with a file of any size on to a service as it comes and no faster than it is taken, and the answer, of any size, back the same way.
 * A caller that goes away ends it at the service too. With `Accept: text/csv` the service is asked for a CSV, else for JSON; the query is the
 * service's to read. Answers `SUBGRAPH_UNAVAILABLE` when the service is gone.
 */
export function passOn({ to, service, brokenOff, gatewaySecret, log }: PassOnOptions, request: Request, response: Response, next: NextFunction): void {
  to.search = new URL(request.originalUrl, to).search;
  const send = to.protocol === "https:" ? requestHttps : requestHttp;
  const [type, length] = [request.get("content-type"), request.get("content-length")];
  const upstream = send(to, {
    method: request.method,
    headers: {
      ...vouchFor(identityOf(request), gatewaySecret),
      ...(type && { "content-type": type }),
      accept: request.accepts(["json", "csv"]) === "csv" ? "text/csv" : "application/json",
      ...(length && { "content-length": length }),
    },
  });
  let answered = false;
  upstream.setTimeout(IDLE_MS, () => upstream.destroy(new Error("nothing moved for too long")));
  upstream.on("response", (answer: IncomingMessage) => {
    answered = true;
    response.status(answer.statusCode ?? 502);
    for (const [name, value] of Object.entries(answer.headers)) {
      if (value !== undefined && (ANSWERED_HEADERS.some((one) => one === name) || COUNTS.test(name))) response.setHeader(name, value);
    }
    answer.on("error", () => response.destroy());
    answer.pipe(response);
  });
  upstream.on("error", (error) => {
    // A service may answer before it has read everything; the rest is read and dropped, so that the caller gets to see that answer.
    request.unpipe(upstream);
    request.resume();
    const callerIsGone = response.destroyed || (request.destroyed && !request.complete);
    if (answered || callerIsGone) return;
    log.warn(`the ${service} service broke off`, { error });
    next(new Rejection("SUBGRAPH_UNAVAILABLE", brokenOff));
  });
  response.on("close", () => {
    if (!response.writableFinished) upstream.destroy();
  });
  request.pipe(upstream);
}
