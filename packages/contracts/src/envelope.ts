import { Rejection } from "@redial/kernel";
import { z } from "zod";
import { catalog, isEventName, type Envelope, type EventName, type Fact } from "./catalog";
import type { Topic } from "./event-type";
import { instant } from "./shapes";

/** What is around the data of every event. */
export const envelope = z.object({
  id: z.string(),
  type: z.string(),
  version: z.int(),
  time: instant,
  key: z.string(),
  causation: z.string().nullable(),
  organization: z.string(),
  data: z.unknown(),
});

/** The envelope around a fact. */
export function seal<Name extends EventName>(id: string, fact: Fact<Name>): Envelope<Name>;
export function seal(id: string, fact: Fact): unknown {
  const { version } = catalog[fact.type];
  return { id, type: fact.type, version, time: fact.time, key: keyOf(fact), causation: fact.causation, organization: fact.organization, data: fact.data };
}

/** The stream that carries a kind of event. */
export function topicOf(name: EventName): Topic {
  return catalog[name].topic;
}

function keyOf(fact: Fact): string {
  const { key } = catalog[fact.type] as { key(data: object): string };
  return key(fact.data);
}

/**
 * Reads an event that arrived; unknown fields are dropped.
 * Throws a Rejection: `EVENT_UNREADABLE` (no envelope), `EVENT_UNKNOWN` (no such type or version), `EVENT_INVALID` (its data do not fit).
 */
export function parseEvent(value: unknown): Envelope {
  const read = envelope.safeParse(value);
  if (!read.success) throw new Rejection("EVENT_UNREADABLE", `This is not an event: ${firstIssue(read.error)}.`);
  const { type, version } = read.data;
  if (!isEventName(type) || catalog[type].version !== version) {
    throw new Rejection("EVENT_UNKNOWN", `No event ${type} version ${version} is in the catalog.`);
  }
  const schema: z.ZodType<unknown> = catalog[type].data;
  const data = schema.safeParse(read.data.data);
  if (!data.success) throw new Rejection("EVENT_INVALID", `${type}: ${firstIssue(data.error)}.`);
  return { ...read.data, type, data: data.data } as Envelope;
}

function firstIssue(error: z.ZodError): string {
  const [issue] = error.issues;
  return issue ? `${issue.path.join(".") || "the value"}: ${issue.message}` : "it has the wrong shape";
}
