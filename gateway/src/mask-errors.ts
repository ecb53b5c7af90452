import { Rejection } from "@redial/kernel";
import { idsOfError, type Log } from "@redial/platform";
import { GraphQLError, type GraphQLFormattedError } from "graphql";
import { refusedForTokens } from "./limits/document-guard";
import { describeRefusedInput } from "./refused-input";

/** Codes of GraphQL's own refusals of a document or its variables. */
const OF_THE_LANGUAGE: ReadonlySet<unknown> = new Set([
  "GRAPHQL_PARSE_FAILED",
  "GRAPHQL_VALIDATION_FAILED",
  "BAD_USER_INPUT",
  "BAD_REQUEST",
  "OPERATION_RESOLUTION_FAILURE",
  "PERSISTED_QUERY_NOT_SUPPORTED",
  "PERSISTED_QUERY_NOT_FOUND",
]);
const BROKEN: ReadonlySet<unknown> = new Set([undefined, "INTERNAL_SERVER_ERROR", "DOWNSTREAM_SERVICE_ERROR"]);

/**
 * The one form in which errors leave the gateway: a refusal, a service's or its own, with its code, sentence, field and problems; the language's complaints
 * without the caller's input; and for everything else a sentence that tells nothing of the inside, the cause going to the log.
 */
export function maskErrors(log: Log): (formatted: GraphQLFormattedError, error: unknown) => GraphQLFormattedError {
  return (formatted, error) => {
    const { path, locations, message, extensions = {} } = formatted;
    const { code, field, problems, serviceName } = extensions;
    const place = { ...(path && { path }), ...(locations && { locations }) };
    const fromService = typeof serviceName === "string";
    const own = fromService ? null : ownRefusal(message, error);
    if (own) return { message: own.message, ...(path && { path }), extensions: { code: own.code, field: own.field, problems: own.problems } };
    if (OF_THE_LANGUAGE.has(code)) {
      const refused = describeRefusedInput(message);
      if (!fromService) return { ...place, message: refused.message, extensions: { code, field: refused.field } };
      // A scalar that only its service can read is refused there. Any other complaint of a service is about a document that the gateway wrote.
      if (refused.message !== message) return { ...place, message: refused.message, extensions: { code: "BAD_USER_INPUT", field: refused.field, serviceName } };
    } else if (fromService && !BROKEN.has(code)) {
      return { ...place, message, extensions: { code, field, problems, serviceName } };
    }
    log.error("a request failed", { ...idsOfError(error), error, serviceName, path });
    const told = { code: "INTERNAL_SERVER_ERROR", ...(fromService && { serviceName }) };
    return { ...place, message: "Something went wrong on our side; it was logged.", extensions: told };
  };
}

function ownRefusal(message: string, error: unknown): Rejection | null {
  const cause = error instanceof GraphQLError ? error.originalError : error;
  return cause instanceof Rejection ? cause : refusedForTokens(message);
}
