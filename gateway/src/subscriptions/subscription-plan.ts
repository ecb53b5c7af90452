import { buildOperationContext, type ApolloGateway } from "@apollo/gateway";
import { operationFromDocument, Supergraph, type Schema } from "@apollo/federation-internals";
import { QueryPlanner, type FetchNode, type QueryPlan } from "@apollo/query-planner";
import { Rejection } from "@redial/kernel";
import { getVariableValues, GraphQLError, Kind, OperationTypeNode, print, type DocumentNode, type GraphQLSchema } from "graphql";
import { refusalError } from "../refusal-error";
import { isSubgraphName, type SubgraphName } from "../subgraphs";

/** A valid document, and which operation of it is to be subscribed to. */
export interface Subscription {
  document: DocumentNode;
  operationName: string | undefined;
  variables: Record<string, unknown>;
}

/** How a subscription is answered: what its own service is subscribed to, and what each event is then joined with. */
export interface SubscriptionPlan extends Subscription {
  service: SubgraphName;
  primary: FetchNode;
  /** A query plan that begins with `primary`, whose answer the event is. */
  perEvent: QueryPlan;
  operation: ReturnType<typeof buildOperationContext>;
  /** The schema that it was made for: plans outlive a reload. */
  schema: PlannedSchema;
  /** Each event replaces the one before: the field bears the tag `latest`. */
  isLatest: boolean;
}

/** A supergraph as the planner knows it. */
export interface PlannedSchema {
  api: GraphQLSchema;
  apiSchema: Schema;
  supergraph: GraphQLSchema;
  planner: QueryPlanner;
  latestFields: ReadonlySet<string>;
  plans: Map<string, QueryPlan>;
}

export interface SubscriptionPlanner {
  /** The schema that callers see now. */
  schema(): GraphQLSchema;
  /** Plans a document that is valid in that schema. Throws a GraphQLError for what cannot be subscribed to or for variables that do not fit. */
  plan(subscription: Subscription): SubscriptionPlan;
}

const MOST_PLANS = 500;

/** Plans subscriptions over the supergraph that the gateway serves, whichever that is now. Ask for it before the gateway is started: past schemas are not told again. */
export function subscriptionPlanner(gateway: ApolloGateway): SubscriptionPlanner {
  let current: PlannedSchema | undefined;
  gateway.onSchemaLoadOrUpdate(({ apiSchema, coreSupergraphSdl }) => {
    current = plannedSchema(apiSchema, coreSupergraphSdl);
  });
  const served = (): PlannedSchema => {
    if (!current) throw new Error("the gateway has no schema yet");
    return current;
  };
  return {
    schema: () => served().api,
    plan(subscription) {
      const { document, operationName, variables } = subscription;
      const schema = served();
      const operation = buildOperationContext({ schema: schema.api, operationDocument: document, ...(operationName && { operationName }) });
      refuseOthers(operation.operation.operation);
      const { errors } = getVariableValues(schema.api, operation.operation.variableDefinitions ?? [], variables);
      if (errors?.[0]) throw new GraphQLError(errors[0].message, { nodes: errors[0].nodes, extensions: { code: "BAD_USER_INPUT" } });
      const { node } = planOnce(schema, subscription);
      if (node?.kind !== "Subscription" || !isSubgraphName(node.primary.serviceName)) throw new Error("the planner made no subscription of one");
      const { primary, rest } = node;
      const perEvent: QueryPlan = { kind: "QueryPlan", node: rest ? { kind: "Sequence", nodes: [primary, rest] } : primary };
      const [field] = operation.operation.selectionSet.selections;
      const isLatest = field?.kind === Kind.FIELD && schema.latestFields.has(field.name.value);
      return { ...subscription, service: node.primary.serviceName, primary, perEvent, operation, schema, isLatest };
    },
  };
}

function plannedSchema(api: GraphQLSchema, supergraphSdl: string): PlannedSchema {
  const supergraph = Supergraph.build(supergraphSdl, { validateSupergraph: false });
  const fields = supergraph.schema.schemaDefinition.rootType("subscription")?.fields() ?? [];
  const latestFields = new Set(fields.filter((field) => field.appliedDirectivesOf("tag").some((tag) => tag.arguments()["name"] === "latest")).map(({ name }) => name));
  return { api, apiSchema: supergraph.apiSchema(), supergraph: supergraph.schema.toGraphQLJSSchema(), planner: new QueryPlanner(supergraph), latestFields, plans: new Map() };
}

/** Planning takes some milliseconds, and a thousand subscribers ask the same. */
function planOnce({ apiSchema, planner, plans }: PlannedSchema, { document, operationName }: Subscription): QueryPlan {
  const key = `${operationName ?? ""}\n${print(document)}`;
  const known = plans.get(key);
  if (known) return known;
  const plan = planner.buildQueryPlan(operationFromDocument(apiSchema, document, { ...(operationName && { operationName }) }));
  if (plans.size >= MOST_PLANS) plans.clear();
  plans.set(key, plan);
  return plan;
}

function refuseOthers(kind: OperationTypeNode): void {
  if (kind === OperationTypeNode.SUBSCRIPTION) return;
  throw refusalError(new Rejection("SUBSCRIPTION_EXPECTED", `A ${kind} is answered as JSON by POST /graphql; here only subscriptions are.`));
}
