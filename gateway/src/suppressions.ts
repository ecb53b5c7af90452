import { Rejection } from "@redial/kernel";
import type { Log } from "@redial/platform";
import type { RequestHandler } from "express";
import { passOn } from "./pass-on";

export interface SuppressionsOptions {
  schedulerUrl: string;
  gatewaySecret: string;
  log: Log;
}

/**
 * `POST /suppressions`: numbers that must not be called, as a CSV, for the scheduler, which answers the rejected rows. Answers `CSV_EXPECTED` for any
 * other content.
 */
export function importSuppressions({ schedulerUrl, gatewaySecret, log }: SuppressionsOptions): RequestHandler {
  const brokenOff = "The scheduler broke off; send the file again, a number that is on the list already stays one entry.";
  return (request, response, next) => {
    if (!request.is("text/csv")) throw new Rejection("CSV_EXPECTED", "Send the numbers as text/csv.");
    passOn({ to: new URL("/suppressions", schedulerUrl), service: "scheduler", brokenOff, gatewaySecret, log }, request, response, next);
  };
}

/** `GET /suppressions`: the whole list of the organization as a CSV, however long, in a form that `POST /suppressions` takes. */
export function exportSuppressions({ schedulerUrl, gatewaySecret, log }: SuppressionsOptions): RequestHandler {
  const brokenOff = "The scheduler does not answer; ask again.";
  return (request, response, next) => passOn({ to: new URL("/suppressions", schedulerUrl), service: "scheduler", brokenOff, gatewaySecret, log }, request, response, next);
}
