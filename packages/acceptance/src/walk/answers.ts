import { getNamedType, isObjectType, type GraphQLSchema } from "graphql";

const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/giu;
const INSTANT = /\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?Z/gu;
const SECRET = /rdl_[0-9A-Za-z]+/gu;

/** An answer as it would be for any other value that is as unknown: without that value, and without ids, instants and secrets that are new each time. */
export function likeness(answer: unknown, given: string): string {
  return JSON.stringify(answer).replaceAll(given, "<given>").replace(UUID, "<id>").replace(INSTANT, "<instant>").replace(SECRET, "<secret>");
}

/** Which of these texts an answer holds beyond the one that its caller gave. */
export function leaksOf(answer: unknown, given: string, marks: Iterable<string>): string[] {
  const text = JSON.stringify(answer).replaceAll(given, "<given>");
  return [...marks].filter((mark) => mark !== given && text.includes(mark));
}

/** A value of the same form that nobody has, next to it in every order; undefined for what has no such form. */
export function unknownLike(value: string): string | undefined {
  const uuids = value.match(UUID);
  if (uuids?.[0]) return value.replace(uuids[0], `${uuids[0].slice(0, 24)}${[...uuids[0].slice(24)].reverse().join("").replace(/^./u, "f")}`);
  return /^\+\d+$/u.test(value) ? `${value.slice(0, -2)}${String((Number(value.slice(-2)) + 37) % 100).padStart(2, "0")}` : undefined;
}

/** What an answer tells of a caller's own: ids by the type that they are of, and texts that tell one organization from another. */
export interface Told {
  ids: Map<string, string[]>;
  marks: Set<string>;
}

/** Adds to `told` what an answer says. */
export function gather(schema: GraphQLSchema, answer: unknown, told: Told, name = ""): void {
  if (Array.isArray(answer)) for (const item of answer) gather(schema, item, told, name);
  else if (typeof answer === "object" && answer !== null) {
    const { __typename: typeName }: { __typename?: unknown } = answer;
    const type = typeof typeName === "string" ? schema.getType(typeName) : undefined;
    for (const [field, value] of Object.entries(answer)) {
      const isId = isObjectType(type) && getNamedType(type.getFields()[field]?.type)?.name === "ID";
      if (isId && typeof value === "string") note(told, field === "id" ? type.name : typeNamed(field), value);
      gather(schema, value, told, field);
    }
  } else if (typeof answer === "string" && isTelling(answer)) told.marks.add(answer);
}

/** The type that an id of this name is of: `executionId` of an Execution. */
export function typeNamed(name: string): string {
  const stem = name.replace(/Ids?$/u, "");
  return stem.charAt(0).toUpperCase() + stem.slice(1);
}

function note({ ids }: Told, type: string, id: string): void {
  const known = ids.get(type) ?? [];
  if (!known.includes(id)) ids.set(type, [...known, id]);
}

/** Ids, numbers of telephones, secrets, and names with a long number in them; not instants, which are nobody's. */
function isTelling(text: string): boolean {
  return text.match(INSTANT) === null && /[0-9a-f]{8}-|\d{6}|rdl_/iu.test(text);
}
