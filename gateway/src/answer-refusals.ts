import { Rejection } from "@redial/kernel";
import { refuse, type Log } from "@redial/platform";
import type { ErrorRequestHandler } from "express";

const STATUS: Readonly<Record<string, number>> = {
  UNAUTHENTICATED: 401,
  FORBIDDEN: 403,
  NOT_FOUND: 404,
  CSV_EXPECTED: 415,
  INTERNAL_SERVER_ERROR: 500,
  IDENTITY_UNAVAILABLE: 503,
  SUBGRAPH_UNAVAILABLE: 503,
};

/** Answers a refusal over HTTP as `{code, message}`, with `path` and `problems` where a field is at fault, and anything unforeseen without telling of the inside. */
export function answerRefusals(log: Log): ErrorRequestHandler {
  const otherwise = refuse(log);
  return (error: unknown, request, response, next) => {
    if (!(error instanceof Rejection) || response.headersSent) return otherwise(error, request, response, next);
    const { code, message, field: path, problems } = error;
    response.status(STATUS[code] ?? 400).json({ code, message, ...(path.length > 0 && { path, problems }) });
  };
}
