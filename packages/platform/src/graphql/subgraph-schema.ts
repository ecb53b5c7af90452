import { buildSubgraphSchema, printSubgraphSchema } from "@apollo/subgraph";
import { printSchemaWithDirectives } from "@graphql-tools/utils";
import { parse, type GraphQLSchema } from "graphql";
import { buildSchema, createResolversMap, type ContainerType, type NonEmptyArray, type PubSub } from "type-graphql";
import type { RequestContext } from "./identity";
import { enforceRoles, tellRoles } from "./role-rules";

type ClassType = new (...args: never[]) => object;

/** Answers an entity by the key that another subgraph knows it by; null when there is none in the caller's organization. */
export type ResolveReference = (key: Record<string, unknown>, context: RequestContext) => Promise<object | null> | object | null;

/** Where the events of a subscription come from, each the root value of its field. Throwing refuses the subscription. */
export type Stream = (args: Record<string, unknown>, context: RequestContext) => Promise<AsyncIterableIterator<unknown>>;

export interface SubgraphDefinition {
  /** The resolver classes, instances by class in `instances`. */
  resolvers: NonEmptyArray<ClassType>;
  instances: ReadonlyMap<unknown, object>;
  /** Types that no field names but that other subgraphs refer to. */
  types: readonly ClassType[];
  references: Readonly<Record<string, ResolveReference>>;
  /** The streams of the fields of Subscription, by field. */
  streams?: Readonly<Record<string, Stream>>;
}

const FEDERATION = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@shareable", "@external", "@provides", "@requires", "@tag", "@inaccessible", "@override", "@cost", "@listSize"])`;

/** What each of the roots is for, the same words in every subgraph, so that they compose. */
const ROOTS: Readonly<Record<string, string>> = {
  Query: "What can be asked. Everything is read in the organization of the key, and a field is null, with an error that says why, while the service behind it is gone.",
  Mutation: "What can be changed. A refused change has changed nothing; its error has a stable `code`, a sentence to act on, and the path of the offending field.",
  Subscription: "What can be watched, over WebSocket (graphql-transport-ws) or as `text/event-stream`. A subscription completes when there is no more to tell.",
};

/** The executable schema of a subgraph, which holds every caller to his role. Throws when a way in says of no role that it asks for it. */
export async function buildSubgraph(definition: SubgraphDefinition): Promise<GraphQLSchema> {
  const container: ContainerType = { get: (of: unknown) => definition.instances.get(of) };
  const schema = await buildSchema({
    resolvers: definition.resolvers,
    orphanedTypes: [...definition.types],
    container,
    validate: false,
    pubSub: streamsAsTopics(definition.streams ?? {}),
  });
  for (const root of [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()]) if (root) root.description = ROOTS[root.name];
  const resolvers = createResolversMap(schema);
  for (const [type, resolve] of Object.entries(definition.references)) {
    const fields: Record<string, unknown> = { ...resolvers[type], __resolveReference: resolve };
    Object.assign(resolvers, { [type]: fields });
  }
  const typeDefs = tellRoles(parse(`${FEDERATION}\n${printSchemaWithDirectives(schema)}`));
  return enforceRoles(buildSubgraphSchema([{ typeDefs, resolvers: resolvers as never }]));
}

/** What a subscription was asked with, as type-graphql carries it to its stream. */
interface StreamAsked {
  args: Record<string, unknown>;
  context: RequestContext;
}

/** Options of `@Subscription`: the events of the field come from the stream of that name, for those who are authorized. */
export function streamed(field: string): { topics: string; topicId(asked: { args: Record<string, unknown>; context: object }): unknown } {
  return { topics: field, topicId: ({ args, context }) => ({ args, context }) };
}

function streamsAsTopics(streams: Readonly<Record<string, Stream>>): PubSub {
  return {
    publish: () => undefined,
    subscribe(field: string, asked: unknown) {
      const stream = streams[field];
      if (!stream) throw new Error(`the subscription ${field} has no stream`);
      const { args, context } = asked as StreamAsked;
      // GraphQL awaits what it is given here, though type-graphql does not say so.
      return stream(args, context) as unknown as AsyncIterable<never>;
    },
  };
}

/** The schema as text: what is committed as `schema.graphql` and composed into the supergraph. */
export function printSubgraph(schema: GraphQLSchema): string {
  return `${printSubgraphSchema(schema).trim()}\n`;
}
