import { getNamedType, isInterfaceType, isObjectType, isRequiredArgument, type GraphQLField, type GraphQLObjectType, type GraphQLOutputType, type GraphQLSchema } from "graphql";
import { argumentsWith, type Fill, type Wanted } from "./arguments";

export type Operation = "query" | "mutation" | "subscription";
type Field = GraphQLField<unknown, unknown>;

/** A field at which a caller may give arguments, and how to come to it. */
export interface Opening {
  /** Such as `Query.program` or `Query.program.executions`. */
  name: string;
  operation: Operation;
  /** From the field of the root to the one that is meant, which may be the same. */
  chain: readonly [Field, ...Field[]];
  /** The one that is meant. */
  field: Field;
}

/** A request for an opening. */
export interface OpeningRequest {
  query: string;
  variables: Record<string, unknown>;
}

/** Lists that were not asked for by length show this many rows. */
const ROWS = 2;

/** Every field of the roots, and every field with arguments that can be come to through a query. New fields are among them by themselves. */
export function openingsOf(schema: GraphQLSchema): Opening[] {
  const roots: [Operation, GraphQLObjectType | null | undefined][] = [
    ["query", schema.getQueryType()],
    ["mutation", schema.getMutationType()],
    ["subscription", schema.getSubscriptionType()],
  ];
  const fields = roots.flatMap(([operation, root]) => Object.values(root?.getFields() ?? {}).map((field) => ({ operation, root: root?.name ?? "", field })));
  const direct = fields.map(({ operation, root, field }): Opening => ({ name: `${root}.${field.name}`, operation, chain: [field], field }));
  return [...direct, ...below(direct.filter(({ operation }) => operation === "query"))];
}

/** Breadth first, so that each field is come to by the shortest way. */
function below(openings: readonly Opening[]): Opening[] {
  const found: Opening[] = [];
  const seen = new Set<string>();
  const queue = [...openings];
  for (let at = queue.shift(); at; at = queue.shift()) {
    const type = getNamedType(at.field.type);
    if (!isObjectType(type) && !isInterfaceType(type)) continue;
    if (seen.has(type.name)) continue;
    seen.add(type.name);
    for (const field of Object.values(type.getFields())) {
      const opening: Opening = { name: `${at.name}.${field.name}`, operation: "query", chain: [...at.chain, field], field };
      if (field.args.length > 0) found.push(opening);
      if (!field.args.some(isRequiredArgument)) queue.push(opening);
    }
  }
  return found;
}

/** A request that gives an opening's field what is wanted, the fields on the way no more than they require, and asks for all there is, so many objects deep. */
export function requestFor({ operation, chain, field }: Opening, wanted: Wanted | null, fill: Fill, deep: number): OpeningRequest {
  const variables: Record<string, unknown> = {};
  const declared: string[] = [];
  const call = (one: Field): string => {
    const given = argumentsWith(one, one === field ? wanted : null, fill);
    const parts = Object.entries(given).map(([name, value]) => {
      const variable = `v${declared.length}`;
      declared.push(`$${variable}: ${String(one.args.find((arg) => arg.name === name)?.type)}`);
      variables[variable] = value;
      return `${name}: $${variable}`;
    });
    return `${one.name}${parts.length > 0 ? `(${parts.join(", ")})` : ""}`;
  };
  const calls = chain.map(call);
  const body = calls.reduceRight((inner, outer) => `${outer} { __typename ${inner} }`, `${calls.pop()} ${selectionOf(field.type, deep, [])}`);
  return { query: `${operation} Walk${declared.length > 0 ? `(${declared.join(", ")})` : ""} { ${body} }`, variables };
}

function selectionOf(type: GraphQLOutputType, depth: number, trail: readonly string[]): string {
  const named = getNamedType(type);
  if (!isObjectType(named) && !isInterfaceType(named)) return "";
  const parts = Object.values(named.getFields()).flatMap((field) => {
    const inner = getNamedType(field.type);
    if (field.args.some(isRequiredArgument)) return [];
    if (!isObjectType(inner) && !isInterfaceType(inner)) return [field.name];
    if (depth === 0 || trail.includes(inner.name)) return [];
    return [`${field.name}${field.args.some(({ name }) => name === "first") ? `(first: ${ROWS})` : ""} ${selectionOf(field.type, depth - 1, [...trail, named.name])}`];
  });
  return `{ __typename ${parts.join(" ")} }`;
}
