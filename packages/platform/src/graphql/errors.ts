import { unwrapResolverError } from "@apollo/server/errors";
import { Rejection } from "@redial/kernel";
import type { GraphQLFormattedError } from "graphql";
import type { Log } from "../process/log";
import { idsOfError } from "./request-trail";

/** Codes of GraphQL's own refusals; their messages speak only of the caller's document. */
const OF_THE_REQUEST: ReadonlySet<unknown> = new Set([
  "GRAPHQL_PARSE_FAILED",
  "GRAPHQL_VALIDATION_FAILED",
  "BAD_USER_INPUT",
  "BAD_REQUEST",
  "OPERATION_RESOLUTION_FAILURE",
  "PERSISTED_QUERY_NOT_FOUND",
  "PERSISTED_QUERY_NOT_SUPPORTED",
]);

/**
 * One form for every error that leaves a service: a refusal with its code, sentence, path and all its problems; the language's own complaints;
 * and for everything else a sentence that tells nothing of the inside, which goes to the log.
 */
export function formatErrors(log: Log): (formatted: GraphQLFormattedError, error: unknown) => GraphQLFormattedError {
  return (formatted, error) => {
    const original = unwrapResolverError(error);
    const place = { ...(formatted.path && { path: formatted.path }), ...(formatted.locations && { locations: formatted.locations }) };
    if (original instanceof Rejection) {
      const { code, field, problems } = original;
      return { ...place, message: original.message, extensions: { code, field, problems } };
    }
    const code = formatted.extensions?.["code"];
    if (OF_THE_REQUEST.has(code)) return { ...place, message: formatted.message, extensions: { code } };
    log.error("a request failed", { ...idsOfError(error), error: original, path: formatted.path });
    return { ...place, message: "Something went wrong on our side; it was logged.", extensions: { code: "INTERNAL_SERVER_ERROR" } };
  };
}
