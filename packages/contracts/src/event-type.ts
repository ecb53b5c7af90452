import type { z } from "zod";

/** The streams of facts. Each is written by one service and read by any. What is said seldom, to those who want nothing else of a busy service, has a stream of its own. */
export type Topic = "program.events" | "scheduler.events" | "scheduler.waves" | "dialer.events" | "reporting.events";

/** One kind of event: who says it (its topic), what orders it (its key), and the shape of what it says. */
export interface EventType<Name extends string = string, Data extends object = object> {
  type: Name;
  version: number;
  topic: Topic;
  data: z.ZodType<Data>;
  /** Events with the same key are delivered in the order they happened. */
  key(data: Data): string;
}

/** Declares a kind of event. Adding an optional field keeps its version; any other change is a new version with a new golden sample. */
export function eventType<Name extends string, Data extends object>(declared: EventType<Name, Data>): EventType<Name, Data> {
  return declared;
}
