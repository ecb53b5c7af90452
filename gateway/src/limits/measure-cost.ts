import {
  getNamedType,
  isCompositeType,
  isInterfaceType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  Kind,
  valueFromASTUntyped,
  type FieldNode,
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLSchema,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from "graphql";
import type { CostTable, ListSize } from "./cost-table";
import type { Fragments } from "./fragments-of";

export interface CostQuestion {
  /** The public schema, of which the document is valid. */
  schema: GraphQLSchema;
  table: CostTable;
  operation: OperationDefinitionNode;
  fragments: Fragments;
  /** As they were sent. One that is no number where one is due counts as if it were missing; GraphQL refuses it afterwards. */
  variables: Readonly<Record<string, unknown>>;
}

/** A slicing argument that an operation gives. */
export interface Page {
  field: string;
  argument: string;
  rows: number;
}

export interface Cost {
  cost: number;
  pages: readonly Page[];
}

/** Of a mutation, beside its fields, as in Apollo's router. */
const MUTATION_COST = 10;
/** Members of a list of which the schema says nothing, as Apollo's examples for its router have it. */
export const USUAL_LIST_SIZE = 10;

/** Lists whose size the field above them tells. */
interface Sized {
  size: number;
  fields: readonly string[];
}

/**
 * What an operation may cost at most, by Apollo's rules for `@cost` and `@listSize`: a field costs its weight (or its type's; else 1 for an object
 * and 0 for a value) and what it holds, times the members of its list. Fields count whatever `@skip` and `@include` say. Fragments are measured
 * once for each size under which they are spread, so that a short document takes short time.
 */
export function measureCost({ schema, table, operation, fragments, variables }: CostQuestion): Cost {
  const measured = new Map<string, number>();
  const pages: Page[] = [];

  const argumentOf = (node: FieldNode, field: GraphQLField<unknown, unknown>, name: string): unknown => {
    const given = node.arguments?.find((one) => one.name.value === name)?.value;
    const fallback = field.args.find((one) => one.name === name)?.defaultValue;
    if (!given) return fallback;
    if (given.kind !== Kind.VARIABLE) return valueFromASTUntyped(given);
    const declared = operation.variableDefinitions?.find(({ variable }) => variable.name.value === given.name.value)?.defaultValue;
    return variables[given.name.value] ?? (declared ? valueFromASTUntyped(declared) : fallback);
  };
  const sizeOf = (node: FieldNode, field: GraphQLField<unknown, unknown>, { assumedSize, slicingArguments }: ListSize): number => {
    let size: number | null = null;
    for (const argument of slicingArguments) {
      const rows = argumentOf(node, field, argument);
      if (typeof rows !== "number") continue;
      pages.push({ field: field.name, argument, rows });
      size = Math.max(size ?? 0, rows);
    }
    return size ?? assumedSize ?? USUAL_LIST_SIZE;
  };
  const ofField = (node: FieldNode, parent: GraphQLNamedType, sized: Sized | null): number => {
    const field = isObjectType(parent) || isInterfaceType(parent) ? parent.getFields()[node.name.value] : undefined;
    if (!field) return 0;
    const place = `${parent.name}.${field.name}`;
    const type = getNamedType(field.type);
    const listSize = table.listSizes.get(place);
    const size = listSize && sizeOf(node, field, listSize);
    const isOwnSize = size !== undefined && listSize?.sizedFields.length === 0;
    const members = !isList(field) ? 1 : isOwnSize ? size : sized?.fields.includes(field.name) ? sized.size : USUAL_LIST_SIZE;
    const below = size !== undefined && listSize && !isOwnSize ? { size, fields: listSize.sizedFields } : null;
    const weight = table.weights.get(place) ?? table.weights.get(type.name) ?? (isLeafType(type) ? 0 : 1);
    return members * (weight + (node.selectionSet && isCompositeType(type) ? ofSelections(node.selectionSet, type, below) : 0));
  };
  const ofFragment = (name: string, sized: Sized | null): number => {
    const key = sized ? `${name} ${sized.size} ${sized.fields.join()}` : name;
    const known = measured.get(key);
    if (known !== undefined) return known;
    const fragment = fragments.get(name);
    const type = fragment && schema.getType(fragment.typeCondition.name.value);
    const cost = fragment && type ? ofSelections(fragment.selectionSet, type, sized) : 0;
    measured.set(key, cost);
    return cost;
  };
  const ofSelections = ({ selections }: SelectionSetNode, parent: GraphQLNamedType, sized: Sized | null): number => {
    let cost = 0;
    for (const selection of selections) {
      if (selection.kind === Kind.FIELD) cost += ofField(selection, parent, sized);
      else if (selection.kind === Kind.FRAGMENT_SPREAD) cost += ofFragment(selection.name.value, sized);
      else cost += ofSelections(selection.selectionSet, (selection.typeCondition && schema.getType(selection.typeCondition.name.value)) ?? parent, sized);
    }
    return cost;
  };

  const root = schema.getRootType(operation.operation);
  const fields = root ? ofSelections(operation.selectionSet, root, null) : 0;
  return { cost: fields + (operation.operation === "mutation" ? MUTATION_COST : 0), pages };
}

function isList({ type }: GraphQLField<unknown, unknown>): boolean {
  return isListType(isNonNullType(type) ? type.ofType : type);
}
