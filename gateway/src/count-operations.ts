import type { ApolloServerPlugin } from "@apollo/server";
import { counter, secondsHistogram, type RequestContext } from "@redial/platform";
import type { GraphQLFormattedError } from "graphql";
import { boundedNames } from "./bounded-names";

const requests = counter("redial_graphql_requests_total", "GraphQL requests by operation (of at most 200 names; further ones are `other`), type and outcome.", ["operation", "type", "outcome"]);
const seconds = secondsHistogram("redial_graphql_request_seconds", "How long GraphQL requests take.", ["type"]);

/** How a request ended: whole; with what some service could not give missing; refused, which is the caller's doing; or failed, which is ours. */
export type OperationOutcome = "ok" | "partial" | "refused" | "failed";

const OURS: ReadonlySet<unknown> = new Set(["INTERNAL_SERVER_ERROR", "SUBGRAPH_UNAVAILABLE", undefined]);

/** What the errors of an answer say of it; `hasData` when some of what was asked for is there. */
export function outcomeOf(errors: readonly GraphQLFormattedError[], hasData: boolean): OperationOutcome {
  if (errors.length === 0) return "ok";
  if (!errors.some(({ extensions }) => OURS.has(extensions?.["code"]))) return "refused";
  return hasData ? "partial" : "failed";
}

/** Counts the GraphQL requests that an Apollo server answers, and how long each took. */
export function countOperations(): ApolloServerPlugin<RequestContext> {
  const nameOf = boundedNames(200);
  return {
    async requestDidStart() {
      const startedAt = performance.now();
      return {
        async willSendResponse({ operation, operationName, response }) {
          const result = response.body.kind === "single" ? response.body.singleResult : response.body.initialResult;
          const hasData = Object.values(result.data ?? {}).some((value) => value !== null);
          const type = operation?.operation ?? "none";
          // Names of documents that were refused are not remembered: they could be anything.
          requests.inc({ operation: operation ? nameOf(operationName) : "none", type, outcome: outcomeOf(result.errors ?? [], hasData) });
          seconds.observe({ type }, (performance.now() - startedAt) / 1_000);
        },
      };
    },
  };
}
