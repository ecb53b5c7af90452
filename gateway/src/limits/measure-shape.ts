import { Kind, type OperationDefinitionNode, type SelectionNode, type SelectionSetNode } from "graphql";
import type { Fragments } from "./fragments-of";

/** How far an operation's fields lie below one another, and how many have an alias, its fragments written out. */
export interface Shape {
  depth: number;
  aliases: number;
}

const NOTHING: Shape = { depth: 0, aliases: 0 };

/**
 * Measures an operation of a valid document. Each fragment is measured once, however often it is spread, so that the time is a multiple of the
 * document's length and not of what it stands for. What lies below `__schema` and `__type` counts one level: GraphQL bounds that itself.
 */
export function measureShape(operation: OperationDefinitionNode, fragments: Fragments): Shape {
  const measured = new Map<string, Shape>();
  const ofFragment = (name: string): Shape => {
    const known = measured.get(name);
    if (known) return known;
    const fragment = fragments.get(name);
    const shape = fragment ? ofSelections(fragment.selectionSet) : NOTHING;
    measured.set(name, shape);
    return shape;
  };
  const ofSelection = (selection: SelectionNode): Shape => {
    if (selection.kind === Kind.FRAGMENT_SPREAD) return ofFragment(selection.name.value);
    if (selection.kind === Kind.INLINE_FRAGMENT) return ofSelections(selection.selectionSet);
    const below = selection.selectionSet && !selection.name.value.startsWith("__") ? ofSelections(selection.selectionSet) : NOTHING;
    return { depth: below.depth + 1, aliases: below.aliases + (selection.alias ? 1 : 0) };
  };
  const ofSelections = ({ selections }: SelectionSetNode): Shape => {
    let depth = 0;
    let aliases = 0;
    for (const selection of selections) {
      const shape = ofSelection(selection);
      depth = Math.max(depth, shape.depth);
      aliases += shape.aliases;
    }
    return { depth, aliases };
  };
  return ofSelections(operation.selectionSet);
}
