import { z } from "zod";
import type { Topic } from "./event-type";
import { envelope } from "./envelope";
import { eventSchemas, jsonSchema, type EventSchema, type JsonSchema } from "./event-schemas";

/** What the document takes from elsewhere, by the type of an event. */
export interface AsyncApiTexts {
  /** The version of the whole, such as `0.1.0`. */
  version: string;
  /** What an event means, in a sentence or two. */
  descriptions: Readonly<Record<string, string>>;
  /** A golden sample of an event. */
  samples: Readonly<Record<string, unknown>>;
}

const STREAMS: Readonly<Record<Topic, { service: string; operation: string; about: string }>> = {
  "program.events": { service: "program", operation: "programSays", about: "What was launched, whom it calls, and what an organization keeps to." },
  "scheduler.events": { service: "scheduler", operation: "schedulerSays", about: "What is to be called and when, and what became of it." },
  "scheduler.waves": { service: "scheduler", operation: "schedulerSaysOfWaves", about: "How far audiences that come in waves are over." },
  "dialer.events": { service: "dialer", operation: "dialerSays", about: "What happened on the telephone." },
  "reporting.events": { service: "reporting", operation: "reportingSays", about: "What was learned from what it came to." },
};

const HEADERS = z.object({
  type: z.string().describe("The kind of event: those who do not want it need not read the body."),
  sequence: z.string().regex(/^\d+$/).describe("The producer's number of this message on its topic. A message that comes again has the same."),
});

/** The catalog as an AsyncAPI 3.0.0 document: a channel a topic, an operation a producer, a message a kind of event. The same value for the same catalog and texts. */
export function asyncApi({ version, descriptions, samples }: AsyncApiTexts): JsonSchema {
  const events = Object.entries(eventSchemas());
  const ofTopic = (topic: Topic) => events.filter(([, event]) => event.topic === topic).map(([type]) => type);
  const topics = Object.entries(STREAMS) as [Topic, (typeof STREAMS)[Topic]][];
  return {
    asyncapi: "3.0.0",
    info: {
      title: "Redial events",
      version,
      description: "What the services tell each other. Messages come at least once, in order for each key; a message is known by its topic and sequence. Optional fields may be added to an event at any time, so pass over what you do not know.",
      license: { name: "MIT" },
    },
    defaultContentType: "application/json",
    channels: Object.fromEntries(topics.map(([topic, { about }]) => [topic, { address: topic, description: about, messages: Object.fromEntries(ofTopic(topic).map((type) => [type, ref("components", "messages", type)])) }])),
    operations: Object.fromEntries(
      topics.map(([topic, { service, operation }]) => [
        operation,
        { action: "send", channel: ref("channels", topic), summary: `What the ${service} service says happened.`, messages: ofTopic(topic).map((type) => ref("channels", topic, "messages", type)) },
      ]),
    ),
    components: { messages: Object.fromEntries(events.map(([type, event]) => [type, message(type, event, descriptions[type], samples[type])])) },
  };
}

function message(type: string, event: EventSchema, description: string | undefined, sample: unknown): JsonSchema {
  return {
    name: type,
    title: `${type}, version ${event.version}`,
    ...(description && { description }),
    contentType: "application/json",
    headers: jsonSchema(HEADERS),
    payload: payload(type, event),
    bindings: { kafka: { key: { type: "string", description: "The envelope's `key`: events with the same key keep their order." }, bindingVersion: "0.5.0" } },
    ...(sample !== undefined && { examples: [{ name: "golden-sample", payload: sample }] }),
  };
}

function payload(type: string, { version, data }: EventSchema): JsonSchema {
  const around = jsonSchema(envelope);
  const properties = { ...Object(around["properties"]), type: { const: type }, version: { const: version }, data };
  return { ...around, properties, required: [...Object.keys(properties)] };
}

function ref(...path: readonly string[]): JsonSchema {
  return { $ref: `#/${path.join("/")}` };
}
