import type { EventSchemas, JsonSchema } from "./event-schemas";

/** One difference between two versions of the events. */
export interface EventChange {
  change: "EVENT_REMOVED" | "EVENT_ADDED" | "EVENT_VERSION_CHANGED" | "EVENT_TOPIC_CHANGED" | "EVENT_FIELD_REMOVED" | "EVENT_FIELD_ADDED" | "EVENT_FIELD_REQUIRED" | "EVENT_FIELD_CHANGED";
  /** What changed, such as `attempt.ended.outcome`; members of lists are `[]`. */
  path: string;
  message: string;
  /** Whether services of the other version, which run beside this one during a deployment, would misread an event. */
  isBreaking: boolean;
}

/** Keywords that tell people something and accept nothing more or less. */
const WORDS: ReadonlySet<string> = new Set(["$schema", "description", "title", "examples"]);
const MANY = ["anyOf", "oneOf", "allOf"] as const;

/**
 * What changed since the events were released. Only an event more and an optional field more break nothing, for consumers pass over what they do not
 * know and do without what they were not told; anything else is another version, and that must be known to every consumer before it is said.
 */
export function eventChanges(released: EventSchemas, next: EventSchemas): EventChange[] {
  const changes: EventChange[] = [];
  for (const [type, was] of Object.entries(released)) {
    const is = next[type];
    if (!is) changes.push(breaking("EVENT_REMOVED", type, "is no longer said"));
    else if (is.version !== was.version) changes.push(breaking("EVENT_VERSION_CHANGED", type, `is version ${is.version} and was ${was.version}: consumers that run know that one alone`));
    else {
      if (is.topic !== was.topic) changes.push(breaking("EVENT_TOPIC_CHANGED", type, `is said on ${is.topic} and was on ${was.topic}`));
      changes.push(...schemaChanges(was.data, is.data, type));
    }
  }
  const added = Object.keys(next).filter((type) => !released[type]);
  return [...changes, ...added.map((type): EventChange => ({ change: "EVENT_ADDED", path: type, message: `${type} is new`, isBreaking: false }))];
}

function schemaChanges(was: JsonSchema, is: JsonSchema, path: string): EventChange[] {
  const changes = fieldChanges(was, is, path);
  const inner: [unknown, unknown, string][] = [[was["items"], is["items"], `${path}[]`], [was["additionalProperties"], is["additionalProperties"], `${path}.*`]];
  for (const key of MANY) {
    const [before, after] = [listOf(was[key]), listOf(is[key])];
    if (before.length === after.length) inner.push(...before.map((one, at): [unknown, unknown, string] => [one, after[at], path]));
    else changes.push(changed(path, key, was, is));
  }
  for (const [before, after, at] of inner) {
    if (isSchema(before) && isSchema(after)) changes.push(...schemaChanges(before, after, at));
    else if (text(before) !== text(after)) changes.push(breaking("EVENT_FIELD_CHANGED", at, `takes ${text(after)} and took ${text(before)}`));
  }
  const compared: ReadonlySet<string> = new Set(["properties", "required", "items", "additionalProperties", ...MANY]);
  const rules = new Set([...Object.keys(was), ...Object.keys(is)].filter((key) => !WORDS.has(key) && !compared.has(key)));
  return [...changes, ...[...rules].filter((key) => text(was[key]) !== text(is[key])).map((key) => changed(path, key, was, is))];
}

function fieldChanges(was: JsonSchema, is: JsonSchema, path: string): EventChange[] {
  const [before, after] = [fieldsOf(was), fieldsOf(is)];
  const [neededBefore, neededAfter] = [new Set(listOf(was["required"])), new Set(listOf(is["required"]))];
  const changes = Object.entries(before).flatMap(([name, schema]): EventChange[] => {
    const at = `${path}.${name}`;
    const now = after[name];
    if (!now) return [breaking("EVENT_FIELD_REMOVED", at, "is gone")];
    const presence = neededBefore.has(name) === neededAfter.has(name) ? [] : [breaking("EVENT_FIELD_CHANGED", at, neededAfter.has(name) ? "must be there and could be left out" : "may be left out and could not")];
    return [...presence, ...schemaChanges(schema, now, at)];
  });
  const added = Object.keys(after).filter((name) => !before[name]);
  return [
    ...changes,
    ...added.map((name): EventChange => {
      const at = `${path}.${name}`;
      if (neededAfter.has(name)) return breaking("EVENT_FIELD_REQUIRED", at, "is new and must be there: those who do not know it leave it out");
      return { change: "EVENT_FIELD_ADDED", path: at, message: `${at} is new and may be left out`, isBreaking: false };
    }),
  ];
}

function changed(path: string, key: string, was: JsonSchema, is: JsonSchema): EventChange {
  return breaking("EVENT_FIELD_CHANGED", path, `${key} is ${text(is[key]) ?? "gone"} and was ${text(was[key]) ?? "not there"}`);
}

function breaking(change: EventChange["change"], path: string, what: string): EventChange {
  return { change, path, message: `${path} ${what}`, isBreaking: true };
}

function fieldsOf(schema: JsonSchema): Record<string, JsonSchema> {
  const { properties } = schema;
  return isSchema(properties) ? Object.fromEntries(Object.entries(properties).flatMap(([name, field]) => (isSchema(field) ? [[name, field]] : []))) : {};
}

function isSchema(value: unknown): value is JsonSchema {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/** The same text for the same rule: the order of words that may be said says nothing. */
function text(value: unknown): string | undefined {
  return JSON.stringify(Array.isArray(value) && value.every((one) => typeof one === "string") ? [...value].sort() : value);
}
