import type { Envelope } from "@redial/contracts";
import type { DeliveredMessage, OutgoingMessage } from "../bus/bus";
import { placeFrom, traceparentOf, type TracePlace } from "./trace-place";
import { isTracing, placeBelow, recordSpan, takeInHand } from "./tracing";

const nothing = (): void => undefined;

/** The messages as they go out, those that are recorded below a span of their publishing; `published` records these spans. */
export function tracePublishing(messages: readonly OutgoingMessage[]): { messages: readonly OutgoingMessage[]; published(): void } {
  if (!isTracing() || !messages.some(({ traceparent }) => traceparent)) return { messages, published: nothing };
  const startedAt = Date.now();
  const spans: { message: OutgoingMessage; place: TracePlace; parent: string }[] = [];
  const traced = messages.map((message) => {
    const parent = placeFrom(message.traceparent);
    const place = placeBelow(parent);
    if (!parent || !place) return message;
    spans.push({ message, place, parent: parent.spanId });
    return { ...message, traceparent: traceparentOf(place) };
  });
  return {
    messages: traced,
    published() {
      const endedAt = Date.now();
      for (const { message, place, parent } of spans) {
        const { topic, type, sequence } = message;
        recordSpan({ name: `publish ${type}`, kind: "producer", place, parent, startedAt, endedAt, attributes: { "messaging.destination.name": topic, "redial.event": type, "redial.sequence": sequence } });
      }
    },
  };
}

/** A message that is about to be handled. */
export interface Handled {
  message: DeliveredMessage;
  event: Envelope;
}

/** Puts what is handled below spans of its own, for those messages that are recorded: what follows from them belongs to their traces. The answered function ends them, with why it failed if it did. */
export function traceHandling(group: string, topic: string, handled: readonly Handled[]): (failure?: unknown) => void {
  if (!isTracing()) return nothing;
  const startedAt = Date.now();
  const ends = handled.flatMap(({ message, event }) => {
    const parent = placeFrom(message.traceparent);
    const place = placeBelow(parent);
    if (!parent || !place) return [];
    const putDown = takeInHand(event.id, place);
    return [
      (failure: string | undefined) => {
        putDown();
        const attributes = { "messaging.destination.name": topic, "messaging.consumer.group.name": group, "redial.event": event.type, ...attributesOf(event) };
        recordSpan({ name: `handle ${event.type}`, kind: "consumer", place, parent: parent.spanId, startedAt, endedAt: Date.now(), attributes, failure });
      },
    ];
  });
  return (failure) => ends.forEach((end) => end(failure === undefined ? undefined : String(failure)));
}

/** Whose it is. Ids only: no phone number enters a trace. */
function attributesOf({ organization, data }: Envelope): Record<string, string | number> {
  const { executionId, jobId, attempt } = data as { executionId?: unknown; jobId?: unknown; attempt?: unknown };
  return {
    "redial.organization": organization,
    ...(typeof executionId === "string" && { "redial.execution": executionId }),
    ...(typeof jobId === "string" && { "redial.job": jobId }),
    ...(typeof attempt === "number" && { "redial.attempt": attempt }),
  };
}
