import { Rejection, type Clock } from "@redial/kernel";
import type { Identity } from "@redial/platform";
import { getOperationAST, GraphQLError, validate, type DocumentNode, type GraphQLFormattedError } from "graphql";
import type { DocumentGuard } from "../limits/document-guard";
import { refusalError } from "../refusal-error";
import { tell } from "./join-event";
import type { Join } from "./shared-subscriptions";
import { createSubscriber, type Outlet, type Subscriber } from "./subscriber";
import type { Subscription, SubscriptionPlanner } from "./subscription-plan";

/** A subscription as a caller asks for it, whichever way it came: nothing of it is known to fit. */
export interface AskedSubscription {
  query?: unknown;
  variables?: unknown;
  operationName?: unknown;
  /** May name a persisted operation, and goes no further. */
  extensions?: unknown;
}

export interface OpeningOptions {
  planner: SubscriptionPlanner;
  guard: DocumentGuard;
  join: Join;
  clock: Clock;
  formatError(formatted: GraphQLFormattedError, error: unknown): GraphQLFormattedError;
}

/** Begins a subscription whose results go to `outlet`; answers its subscriber, or why there is none, and then nothing goes there. */
export type OpenSubscription = (identity: Identity, asked: AskedSubscription, outlet: Outlet) => Subscriber | readonly GraphQLFormattedError[];

/** Opens subscriptions by the same rules and limits as queries. Nothing of the caller but the document, its variables and its identity goes further. */
export function openSubscription({ planner, join, guard, clock, formatError }: OpeningOptions): OpenSubscription {
  return (identity, asked, outlet) => {
    try {
      const subscription = readSubscription(asked, guard);
      const problems = validate(planner.schema(), subscription.document);
      if (problems.length > 0) return told(problems.map((problem) => coded(problem, "GRAPHQL_VALIDATION_FAILED")), formatError);
      if (!getOperationAST(subscription.document, subscription.operationName)) throw new GraphQLError("The document has no operation of this name, or several and none is named.", { extensions: { code: "OPERATION_RESOLUTION_FAILURE" } });
      guard.check(subscription);
      const plan = planner.plan(subscription);
      const subscriber = createSubscriber({ clock, isLatest: plan.isLatest, outlet, onLeave: () => leave() });
      let leave = (): void => undefined;
      leave = join(plan, identity, subscriber);
      return subscriber;
    } catch (error) {
      return told([error], formatError);
    }
  };
}

function readSubscription({ query, variables, operationName, extensions }: AskedSubscription, guard: DocumentGuard): Subscription {
  const text = guard.textOf({ query, extensions });
  if (text === undefined) throw refusalError(new Rejection("BAD_REQUEST", "A subscription needs its document as the text query.", ["query"]));
  if (!isVariables(variables)) throw refusalError(new Rejection("BAD_REQUEST", "Variables are an object, by name.", ["variables"]));
  const document = parseDocument(text, guard);
  return { document, operationName: typeof operationName === "string" && operationName ? operationName : undefined, variables: variables ?? {} };
}

function parseDocument(query: string, guard: DocumentGuard): DocumentNode {
  try {
    return guard.parse(query);
  } catch (error) {
    if (error instanceof GraphQLError) throw coded(error, "GRAPHQL_PARSE_FAILED");
    throw error;
  }
}

function isVariables(value: unknown): value is Record<string, unknown> | null | undefined {
  return value === undefined || value === null || (typeof value === "object" && !Array.isArray(value));
}

function coded(error: GraphQLError, code: string): GraphQLError {
  return new GraphQLError(error.message, { nodes: error.nodes, source: error.source, positions: error.positions, originalError: error.originalError, extensions: { code, ...error.extensions } });
}

function told(errors: readonly unknown[], formatError: OpeningOptions["formatError"]): readonly GraphQLFormattedError[] {
  return tell({ errors: errors as never }, formatError).errors ?? [];
}
