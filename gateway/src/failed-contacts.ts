import type { Log } from "@redial/platform";
import type { RequestHandler } from "express";
import { passOn } from "./pass-on";

export interface FailedContactsOptions {
  reportingUrl: string;
  gatewaySecret: string;
  log: Log;
}

/**
 * `GET /program-executions/:id/failed-contacts` and, as a list for `POST /suppressions`, `…/failed-contacts/suppressions`: everyone who failed as a CSV,
 * however many, as reporting gives it. An unknown execution and another organization's are the same `NOT_FOUND`.
 */
export function exportFailedContacts({ reportingUrl, gatewaySecret, log }: FailedContactsOptions, form: "contacts" | "suppressions"): RequestHandler<{ id: string }> {
  const brokenOff = "Reporting does not answer; ask again.";
  return (request, response, next) => {
    const to = new URL(`/program-executions/${encodeURIComponent(request.params.id)}/failed-contacts${form === "suppressions" ? "/suppressions" : ""}`, reportingUrl);
    passOn({ to, service: "reporting", brokenOff, gatewaySecret, log }, request, response, next);
  };
}
