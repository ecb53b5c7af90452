import { Supergraph } from "@apollo/federation-internals";
import { ChangeType, CriticalityLevel, diff, type Change } from "@graphql-inspector/core";

/** One difference between two supergraphs, as callers see them. */
export interface SupergraphChange {
  /** Its kind, such as `FIELD_REMOVED`. */
  change: string;
  /** What changed, such as `Execution.status` or `Query.jobs.first`. */
  path: string;
  message: string;
  /** `breaking`: a request that was answered no longer is, or means something else. `dangerous`: a caller that does not expect more may stumble. */
  weight: "breaking" | "dangerous" | "safe";
}

const WEIGHTS = { [CriticalityLevel.Breaking]: "breaking", [CriticalityLevel.Dangerous]: "dangerous", [CriticalityLevel.NonBreaking]: "safe" } as const;
const DEFAULTS: ReadonlySet<string> = new Set([ChangeType.FieldArgumentDefaultChanged, ChangeType.InputFieldDefaultValueChanged]);

/** What callers of `released` would find changed in `next`, the breaking first, then by path. Both are supergraphs; what only services see of each other is left out. */
export async function supergraphChanges(released: string, next: string): Promise<SupergraphChange[]> {
  const changes = await diff(apiSchema(released), apiSchema(next));
  const order = Object.values(WEIGHTS);
  return changes
    .map((change) => ({ change: change.type, path: change.path ?? "", message: change.message, weight: weightOf(change) }))
    .sort((one, other) => order.indexOf(one.weight) - order.indexOf(other.weight) || one.path.localeCompare(other.path));
}

/** graphql-inspector calls a removed default dangerous; whoever relied on it now asks for something else, or is refused. */
function weightOf({ type, meta, criticality }: Change): SupergraphChange["weight"] {
  if (DEFAULTS.has(type) && "oldDefaultValue" in meta && meta.oldDefaultValue !== undefined && meta.newDefaultValue === undefined) return "breaking";
  return WEIGHTS[criticality.level];
}

function apiSchema(supergraphSdl: string) {
  return Supergraph.build(supergraphSdl).apiSchema().toGraphQLJSSchema();
}
