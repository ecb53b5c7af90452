import { z } from "zod";
import { catalog } from "./catalog";
import type { Topic } from "./event-type";

/** A JSON Schema (draft 7). */
export type JsonSchema = Readonly<Record<string, unknown>>;

/** What a kind of event looks like on the wire. */
export interface EventSchema {
  version: number;
  topic: Topic;
  /** Of the `data` within its envelope. */
  data: JsonSchema;
}

/** The wire shapes of kinds of event, by type. */
export type EventSchemas = Readonly<Record<string, EventSchema>>;

/** The wire shapes of all events of the catalog, in its order; the same value for the same catalog. Rules that JSON Schema cannot say are left out. */
export function eventSchemas(): EventSchemas {
  return Object.fromEntries(Object.values(catalog).map(({ type, version, topic, data }) => [type, { version, topic, data: jsonSchema(data) }]));
}

/** The JSON Schema of what a shape accepts. */
export function jsonSchema(shape: z.ZodType): JsonSchema {
  const { $schema: _dialect, ...schema } = z.toJSONSchema(shape, { target: "draft-7", io: "input", unrepresentable: "any" });
  return schema;
}
