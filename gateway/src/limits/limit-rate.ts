import type { RequestHandler } from "express";
import { callerOf } from "../require-identity";
import type { TakeTurn } from "./rate-limit";

/** Refuses requests that come too soon with `RATE_LIMITED`. Stands behind `requireIdentity`. */
export function limitRate(takeTurn: TakeTurn): RequestHandler {
  return (request, _response, next) => {
    const { identity, id } = callerOf(request);
    const early = takeTurn({ organizationId: identity.organizationId, credential: id });
    if (early) throw early;
    next();
  };
}
