import type { RequestHandler } from "express";
import { callerOf } from "../require-identity";
import type { TakeTurn } from "./rate-limit";

/** Answers requests that come too soon with 429 `RATE_LIMITED` and, in `Retry-After`, the whole seconds to wait. Stands behind `requireIdentity`. */
export function limitRate(takeTurn: TakeTurn): RequestHandler {
  return (request, response, next) => {
    const { identity, id } = callerOf(request);
    const early = takeTurn({ organizationId: identity.organizationId, credential: id });
    if (early) {
      response.set("retry-after", String(Math.ceil(early.waitMs / 1_000)));
      throw early.refusal;
    }
    next();
  };
}
