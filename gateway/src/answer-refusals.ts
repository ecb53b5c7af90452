import { Rejection } from "@redial/kernel";
import { counter, refuse, type Log } from "@redial/platform";
import type { ErrorRequestHandler } from "express";
import { RateLimited } from "./limits/rate-limited";

const STATUS: Readonly<Record<string, number>> = {
  UNAUTHENTICATED: 401,
  API_KEY_REVOKED: 401,
  API_KEY_EXPIRED: 401,
  TOKEN_INVALID: 401,
  TOKEN_EXPIRED: 401,
  TOKEN_CLAIM_MISSING: 401,
  ORGANIZATION_UNKNOWN: 401,
  FORBIDDEN: 403,
  NOT_FOUND: 404,
  BODY_TOO_LARGE: 413,
  CSV_EXPECTED: 415,
  RATE_LIMITED: 429,
  INTERNAL_SERVER_ERROR: 500,
  IDENTITY_UNAVAILABLE: 503,
  SUBGRAPH_UNAVAILABLE: 503,
};

/** The HTTP status with which a refusal of this code is answered. */
export function statusOf(code: string): number {
  return STATUS[code] ?? 400;
}

const refused = counter("redial_requests_refused_total", "Requests that were refused before or beside GraphQL, by code.", ["code"]);

/** Answers a refusal over HTTP as `{code, message}`, with `path` and `problems` where a field is at fault, and anything unforeseen without telling of the inside; one that came too soon has the whole seconds to wait in `Retry-After`. */
export function answerRefusals(log: Log): ErrorRequestHandler {
  const otherwise = refuse(log);
  return (thrown: unknown, request, response, next) => {
    const error = isTooLarge(thrown) ? bodyTooLarge(thrown) : thrown;
    if (!(error instanceof Rejection) || response.headersSent) return otherwise(error, request, response, next);
    const { code, message, field: path, problems } = error;
    refused.inc({ code });
    if (error instanceof RateLimited) response.set("retry-after", String(Math.ceil(error.waitMs / 1_000)));
    response.status(statusOf(code)).json({ code, message, ...(path.length > 0 && { path, problems }) });
  };
}

/** What Express makes of a body beyond its limit; the length is known where the caller has announced it. */
interface TooLarge {
  limit: number;
  length?: number;
}

function isTooLarge(error: unknown): error is TooLarge {
  return error instanceof Error && "type" in error && error.type === "entity.too.large" && "limit" in error;
}

function bodyTooLarge({ limit, length }: TooLarge): Rejection {
  return new Rejection("BODY_TOO_LARGE", `A GraphQL request may have at most ${limit} bytes; this one has ${length ?? "more"}.`);
}
