import { Kind, parse, valueFromASTUntyped, type ConstDirectiveNode, type TypeDefinitionNode } from "graphql";

/** How many members a list has, as its `@listSize` tells. */
export interface ListSize {
  /** Taken where no slicing argument has a value; null when the schema does not say. */
  assumedSize: number | null;
  /** Arguments whose value is the number of members; of several the largest. */
  slicingArguments: readonly string[];
  /** The lists below this field that have the size; when empty, it is this field's own. */
  sizedFields: readonly string[];
}

/** What the subgraphs say that their fields cost: weights by `Type` and `Type.field`, sizes by `Type.field`. */
export interface CostTable {
  weights: ReadonlyMap<string, number>;
  listSizes: ReadonlyMap<string, ListSize>;
}

/** Reads every `@cost` and `@listSize` of a supergraph; the public schema that the gateway makes of it has them no more. */
export function readCostTable(supergraphSdl: string): CostTable {
  const weights = new Map<string, number>();
  const listSizes = new Map<string, ListSize>();
  const read = (place: string, directives: readonly ConstDirectiveNode[] = []) => {
    const { weight } = argumentsOf(directives, ["cost"]);
    if (typeof weight === "number") weights.set(place, weight);
    const { assumedSize, slicingArguments, sizedFields } = argumentsOf(directives, ["listSize", "cost__listSize"]);
    if (assumedSize === undefined && slicingArguments === undefined) return;
    listSizes.set(place, { assumedSize: typeof assumedSize === "number" ? assumedSize : null, slicingArguments: words(slicingArguments), sizedFields: words(sizedFields) });
  };
  for (const definition of parse(supergraphSdl, { noLocation: true }).definitions) {
    if (!isType(definition)) continue;
    read(definition.name.value, definition.directives);
    if (!("fields" in definition)) continue;
    for (const field of definition.fields ?? []) read(`${definition.name.value}.${field.name.value}`, field.directives);
  }
  return { weights, listSizes };
}

/** Composition names a directive by its specification where a subgraph has another one of that name. */
function argumentsOf(directives: readonly ConstDirectiveNode[], names: readonly string[]): Record<string, unknown> {
  const directive = directives.find(({ name }) => names.includes(name.value));
  return Object.fromEntries((directive?.arguments ?? []).map(({ name, value }) => [name.value, valueFromASTUntyped(value)]));
}

function isType(definition: { kind: Kind }): definition is TypeDefinitionNode {
  return definition.kind === Kind.OBJECT_TYPE_DEFINITION || definition.kind === Kind.INTERFACE_TYPE_DEFINITION || definition.kind === Kind.UNION_TYPE_DEFINITION || definition.kind === Kind.ENUM_TYPE_DEFINITION || definition.kind === Kind.SCALAR_TYPE_DEFINITION;
}

function words(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((one) => typeof one === "string") : [];
}
