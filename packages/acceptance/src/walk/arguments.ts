import { isEnumType, isInputObjectType, isListType, isNonNullType, isRequiredArgument, isRequiredInputField, type GraphQLArgument, type GraphQLField, type GraphQLInputField, type GraphQLInputType, type GraphQLScalarType } from "graphql";

/** A place among the arguments of a field where a caller may name something, such as `input.audienceId` or `phones.0`. */
export interface Slot {
  path: string;
  /** An ID, or any text. */
  isId: boolean;
}

/** What a slot is to hold. */
export interface Wanted {
  path: string;
  value: string;
}

/** Makes up the value of a scalar by its type, the name of its argument or input, and the field that it is given to. */
export type Fill = (type: GraphQLScalarType, name: string, field: GivenTo) => unknown;

/** A field that takes arguments. */
export type GivenTo = Pick<GraphQLField<unknown, unknown>, "name" | "type" | "args">;

const DEEPEST = 6;

/** All slots of a field's arguments, those of optional inputs too. */
export function slotsOf(args: readonly (GraphQLArgument | GraphQLInputField)[], under = "", depth = 0): Slot[] {
  return args.flatMap(({ name, type }) => slotsOfType(type, under ? `${under}.${name}` : name, depth));
}

function slotsOfType(type: GraphQLInputType, path: string, depth: number): Slot[] {
  if (isNonNullType(type)) return slotsOfType(type.ofType, path, depth);
  if (isListType(type)) return slotsOfType(type.ofType, `${path}.0`, depth);
  if (isInputObjectType(type)) return depth < DEEPEST ? slotsOf(Object.values(type.getFields()), path, depth + 1) : [];
  return type.name === "ID" || type.name === "String" ? [{ path, isId: type.name === "ID" }] : [];
}

/** The arguments of a field with a wanted value in its slot, and beside it no more than is required and how long a list may be. */
export function argumentsWith(field: GivenTo, wanted: Wanted | null, fill: Fill): Record<string, unknown> {
  const given = field.args.filter((arg) => isRequiredArgument(arg) || arg.name === "first" || leadsTo(arg.name, wanted));
  const scalar = (type: GraphQLScalarType, name: string) => fill(type, name, field);
  return Object.fromEntries(given.map(({ name, type }) => [name, valueOf(type, name, name, wanted, scalar)]));
}

function valueOf(type: GraphQLInputType, name: string, path: string, wanted: Wanted | null, fill: (type: GraphQLScalarType, name: string) => unknown): unknown {
  if (isNonNullType(type)) return valueOf(type.ofType, name, path, wanted, fill);
  if (isListType(type)) return [valueOf(type.ofType, name, `${path}.0`, wanted, fill)];
  if (isInputObjectType(type)) {
    const fields = Object.values(type.getFields()).filter((field) => isRequiredInputField(field) || leadsTo(`${path}.${field.name}`, wanted));
    return Object.fromEntries(fields.map((field) => [field.name, valueOf(field.type, field.name, `${path}.${field.name}`, wanted, fill)]));
  }
  if (wanted?.path === path) return wanted.value;
  return isEnumType(type) ? type.getValues()[0]?.name : fill(type, name);
}

function leadsTo(path: string, wanted: Wanted | null): boolean {
  return wanted !== null && (wanted.path === path || wanted.path.startsWith(`${path}.`));
}
