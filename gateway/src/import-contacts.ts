import { request as requestHttp, type IncomingMessage } from "node:http";
import { request as requestHttps } from "node:https";
import { Rejection } from "@redial/kernel";
import { vouchFor, type Log } from "@redial/platform";
import type { RequestHandler } from "express";
import { identityOf } from "./require-identity";

export interface ImportOptions {
  programUrl: string;
  gatewaySecret: string;
  log: Log;
}

/** How long neither side may send anything; a long upload is no fault. */
const IDLE_MS = 120_000;

/** What of the program service's answer is the caller's. */
const ANSWERED_HEADERS = ["content-type", "content-length", "content-disposition", "x-redial-imported", "x-redial-merged", "x-redial-rejected"] as const;

/**
 * `POST /audiences/:id/contacts`: passes a CSV of any size on to the program service as it comes and no faster than it is taken, and the answer back.
 * With `Accept: text/csv` the service answers the rejected rows as a CSV, else JSON; the query, such as `?defaultCountry=FR`, is the service's to read.
 * A caller that goes away ends it at the service too. Answers `CSV_EXPECTED` for any other content, `SUBGRAPH_UNAVAILABLE` when the service is gone.
 */
export function importContacts({ programUrl, gatewaySecret, log }: ImportOptions): RequestHandler<{ id: string }> {
  return (request, response, next) => {
    if (!request.is("text/csv")) throw new Rejection("CSV_EXPECTED", "Send the contacts as text/csv.");
    const to = new URL(`/audiences/${encodeURIComponent(request.params.id)}/contacts`, programUrl);
    to.search = new URL(request.originalUrl, programUrl).search;
    const send = to.protocol === "https:" ? requestHttps : requestHttp;
    const length = request.get("content-length");
    const upstream = send(to, {
      method: "POST",
      headers: {
        ...vouchFor(identityOf(request), gatewaySecret),
        "content-type": request.get("content-type"),
        accept: request.accepts(["json", "csv"]) === "csv" ? "text/csv" : "application/json",
        ...(length && { "content-length": length }),
      },
    });
    let answered = false;
    upstream.setTimeout(IDLE_MS, () => upstream.destroy(new Error("nothing moved for too long")));
    upstream.on("response", (answer: IncomingMessage) => {
      answered = true;
      response.status(answer.statusCode ?? 502);
      for (const name of ANSWERED_HEADERS) {
        const value = answer.headers[name];
        if (value !== undefined) response.setHeader(name, value);
      }
      answer.on("error", () => response.destroy());
      answer.pipe(response);
    });
    upstream.on("error", (error) => {
      // A service may answer before it has read everything; the rest is read and dropped, so that the caller gets to see that answer.
      request.unpipe(upstream);
      request.resume();
      const callerIsGone = request.destroyed && !request.complete;
      if (answered || callerIsGone) return;
      log.warn("the program service took no contacts", { error });
      next(new Rejection("SUBGRAPH_UNAVAILABLE", "The program service broke off; send the file again, contacts that it took already are merged by their number."));
    });
    request.on("close", () => {
      if (!request.complete) upstream.destroy();
    });
    request.pipe(upstream);
  };
}
