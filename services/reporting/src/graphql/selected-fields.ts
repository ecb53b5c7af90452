import type { GraphQLResolveInfo, SelectionSetNode } from "graphql";

/** Whether a field of these names is selected directly below the field being resolved, fragments included; one that a directive may leave out counts. */
export function selectsAny({ fieldNodes, fragments }: GraphQLResolveInfo, names: ReadonlySet<string>): boolean {
  const holds = (selections: SelectionSetNode | undefined): boolean =>
    selections?.selections.some((selection) => {
      switch (selection.kind) {
        case "Field":
          return names.has(selection.name.value);
        case "InlineFragment":
          return holds(selection.selectionSet);
        case "FragmentSpread":
          return holds(fragments[selection.name.value]?.selectionSet);
        default:
          return selection satisfies never;
      }
    }) ?? false;
  return fieldNodes.some((node) => holds(node.selectionSet));
}
