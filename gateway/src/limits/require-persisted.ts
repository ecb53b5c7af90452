import { createHash } from "node:crypto";
import type { ApolloServerOptions, ApolloServerPlugin } from "@apollo/server";
import { Rejection } from "@redial/kernel";
import type { RequestContext } from "@redial/platform";
import { refusalError } from "../refusal-error";
import type { PersistedOperations } from "./persisted-operations";

const NOT_PERSISTED = new Rejection("OPERATION_NOT_PERSISTED", "This gateway answers only operations that were agreed on beforehand: send the id of one, or have yours added to its manifest.");
/** The message and code that clients of Apollo's protocol know. */
const NOT_FOUND = new Rejection("PERSISTED_QUERY_NOT_FOUND", "PersistedQueryNotFound");
const NOT_SUPPORTED = new Rejection("PERSISTED_QUERY_NOT_SUPPORTED", "PersistedQueryNotSupported");

/** Refuses with 400 `OPERATION_NOT_PERSISTED` what callers ask that is not in the manifest, where nothing else may be asked. What the gateway asks in its own process is its own. */
export function requirePersisted({ mode, isListed }: PersistedOperations): ApolloServerPlugin<RequestContext> {
  return {
    requestDidStart: async () => ({
      async didResolveOperation({ queryHash, request }) {
        if (mode === "only" && request.http && !isListed(queryHash)) throw refusalError(NOT_PERSISTED, { status: 400 });
      },
    }),
  };
}

/** How an Apollo server finds persisted operations: in the manifest, to which no caller can add. */
export function persistedQueries({ mode, bodyOf }: PersistedOperations): NonNullable<ApolloServerOptions<RequestContext>["persistedQueries"]> {
  if (mode === "off") return false;
  return {
    cache: {
      get: async (key) => bodyOf(key.slice(key.indexOf(":") + 1)),
      set: async () => undefined,
      delete: async () => undefined,
    },
  };
}

/** An operation as a caller names it: by its text, by the id of a persisted one, or both. */
export interface NamedOperation {
  query?: unknown;
  extensions?: unknown;
}

/** The text of an operation, by the rules of `requirePersisted`, for paths that Apollo does not serve. Refuses an unknown id with `PERSISTED_QUERY_NOT_FOUND`; without text and id answers undefined. */
export function persistedText({ mode, bodyOf, isListed }: PersistedOperations, { query, extensions }: NamedOperation): string | undefined {
  const id: unknown = Object(Object(extensions).persistedQuery).sha256Hash;
  if (typeof query !== "string") {
    if (typeof id !== "string") return undefined;
    if (mode === "off") throw NOT_SUPPORTED;
    const body = bodyOf(id);
    if (body === undefined) throw NOT_FOUND;
    return body;
  }
  if (mode === "only" && !isListed(createHash("sha256").update(query).digest("hex"))) throw NOT_PERSISTED;
  return query;
}
