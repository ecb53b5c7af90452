import { executeQueryPlan } from "@apollo/gateway";
import type { Identity, Log } from "@redial/platform";
import { GraphQLError, type ExecutionResult, type GraphQLFormattedError } from "graphql";
import { apolloLogger } from "../apollo-logger";
import { answerOf, type Answer, type Asked, type SubgraphDataSource } from "../subgraph-data-source";
import type { SubgraphName } from "../subgraphs";
import type { SubscriptionPlan } from "./subscription-plan";

export type SubgraphDataSources = Readonly<Record<SubgraphName, SubgraphDataSource>>;

/** A result in the form in which it leaves the gateway. */
export interface Told {
  data?: Record<string, unknown> | null;
  errors?: readonly GraphQLFormattedError[];
  extensions?: Record<string, unknown>;
}

export interface JoinOptions {
  sources: SubgraphDataSources;
  formatError(formatted: GraphQLFormattedError, error: unknown): GraphQLFormattedError;
  log: Log;
}

/**
 * Answers one event of a subscription's own service, with all that the other services know of it: by the query plan, run as for a query, whose first step
 * is answered by the event instead of the service. What other services add is as they know it at that moment.
 */
export async function joinEvent({ sources, formatError, log }: JoinOptions, plan: SubscriptionPlan, identity: Identity, event: unknown): Promise<Told> {
  const { service, primary, perEvent, operation, schema, variables, operationName } = plan;
  const isPrimary = ({ request }: Asked) => request.query === primary.operation;
  const own: SubgraphDataSource = { process: async (asked) => (isPrimary(asked) ? answerOf(event) : sources[service].process(asked)) };
  const request = { query: "", variables, operationName };
  const context = { request, context: { identity }, logger: apolloLogger(log), metrics: { captureTraces: false }, schema: schema.api };
  const result = await executeQueryPlan(perEvent, { ...sources, [service]: own } as never, context as never, operation, schema.supergraph, schema.apiSchema);
  return tell(result, formatError);
}

/** Errors as Apollo Server would tell them of a query: a code for each, and behind the gateway's mask. */
export function tell(result: Answer | ExecutionResult, formatError: JoinOptions["formatError"]): Told {
  const { data, errors, extensions } = result as ExecutionResult<Record<string, unknown>>;
  const told = errors?.map((error: unknown) => {
    const located = error instanceof GraphQLError ? error : new GraphQLError(error instanceof Error ? error.message : String(error), { originalError: error instanceof Error ? error : null });
    const formatted = located.toJSON();
    return formatError({ ...formatted, extensions: { code: "INTERNAL_SERVER_ERROR", ...formatted.extensions } }, error);
  });
  return { ...(told && { errors: told }), ...(data !== undefined && { data }), ...(extensions && { extensions }) };
}
