import { Rejection } from "@redial/kernel";
import type { Log } from "@redial/platform";
import type { RequestHandler } from "express";
import { passOn } from "./pass-on";

export interface ImportOptions {
  programUrl: string;
  gatewaySecret: string;
  log: Log;
}

/**
 * `POST /audiences/:id/contacts`: contacts as a CSV for the program service, which answers the rejected rows, with `Accept: text/csv` as a CSV too, and
 * reads the query, such as `?defaultCountry=FR`. Answers `CSV_EXPECTED` for any other content.
 */
export function importContacts({ programUrl, gatewaySecret, log }: ImportOptions): RequestHandler<{ id: string }> {
  const brokenOff = "The program service broke off; send the file again, contacts that it took already are merged by their number.";
  return (request, response, next) => {
    if (!request.is("text/csv")) throw new Rejection("CSV_EXPECTED", "Send the contacts as text/csv.");
    const to = new URL(`/audiences/${encodeURIComponent(request.params.id)}/contacts`, programUrl);
    passOn({ to, service: "program", brokenOff, gatewaySecret, log }, request, response, next);
  };
}
