import { parseEvent, type Envelope, type EventName } from "@redial/contracts";
import { Rejection } from "@redial/kernel";
import type { EventBatch } from "../store/inbox";
import { isOutage } from "../store/outage";
import type { Log } from "../process/log";
import type { Bus, DeliveredBatch, DeliveredMessage, Subscription } from "./bus";

/** Where messages go that can't be read or handled, with the reason; they can be replayed from there. */
export const DEAD_LETTERS = "dead-letters";

type EventOf<Name extends EventName> = Extract<Envelope, { type: Name }>;

export interface ConsumeOptions<Name extends EventName> {
  bus: Bus;
  /** The consumer group: the service's own name. */
  group: string;
  topics: readonly string[];
  /** The kinds of event that are wanted; others are passed over unread. */
  types: readonly Name[];
  log: Log;
  /** Takes a batch in, all of it or (by throwing) nothing. */
  handle(batch: EventBatch<EventOf<Name>>): Promise<void>;
}

/** A message that can't be handled, and why. */
interface Failure {
  message: DeliveredMessage;
  error: unknown;
}

const TRIES_ALONE = 3;
const LARGEST_LETTER_BYTES = 900_000;

/**
 * Brings a service its events. A message that can't be parsed, or that fails by itself while others succeed, goes to the dead letters and blocks
 * no one; a failure of the surroundings (a lost database, say) is thrown to the bus, which delivers again.
 */
export function consume<Name extends EventName>(options: ConsumeOptions<Name>): Promise<Subscription> {
  const { bus, group, topics, handle, log } = options;
  const types: ReadonlySet<string> = new Set(options.types);
  return bus.subscribe(group, topics, async (batch) => {
    const wanted = batch.messages.filter((message) => types.has(message.type));
    if (wanted.length === 0) return;
    const { topic, partition } = batch;
    const unreadable: Failure[] = [];
    const parsed: { sequence: number; event: EventOf<Name>; message: DeliveredMessage }[] = [];
    for (const message of wanted) {
      try {
        parsed.push({ sequence: sequenceOf(message), event: readEvent<Name>(message, types), message });
      } catch (error) {
        unreadable.push({ message, error });
      }
    }
    const lastSequence = Math.max(0, ...batch.messages.map(({ sequence }) => sequence).filter(isSequence));
    try {
      await handle({ input: { topic, partition, lastSequence }, events: parsed });
    } catch (error) {
      if (parsed.length === 0 || isOutage(error)) throw error;
      log.warn("a batch failed; its events are handled one by one", { group, topic, partition, error });
      for (const { sequence, event, message } of parsed) {
        const failure = await alone(() => handle({ input: { topic, partition, lastSequence: sequence }, events: [{ sequence, event }] }));
        if (failure) await bury(options, batch, { message, error: failure.error });
      }
    }
    // Last, so that a batch that is delivered again and again while a database is away is not buried again and again.
    for (const failure of unreadable) await bury(options, batch, failure);
  });
}

/** Tries one event; answers the error that it kept failing with. An outage is thrown. */
async function alone(handle: () => Promise<void>): Promise<{ error: unknown } | undefined> {
  for (let attempt = 1; ; attempt++) {
    try {
      await handle();
      return undefined;
    } catch (error) {
      if (isOutage(error)) throw error;
      if (attempt >= TRIES_ALONE) return { error };
    }
  }
}

/** Without a sequence nobody could tell a redelivery from the first delivery. */
function sequenceOf({ sequence }: DeliveredMessage): number {
  if (!isSequence(sequence)) throw new Rejection("EVENT_UNREADABLE", `This event came with the sequence ${sequence}, not a whole number from 1.`);
  return sequence;
}

function isSequence(sequence: number): boolean {
  return Number.isSafeInteger(sequence) && sequence >= 1;
}

function readEvent<Name extends EventName>(message: DeliveredMessage, types: ReadonlySet<string>): EventOf<Name> {
  const event = parseEvent(message.read());
  if (isOneOf<Name>(event, types)) return event;
  throw new Rejection("EVENT_UNREADABLE", `A message that says it is ${message.type} brought ${event.type}.`);
}

function isOneOf<Name extends EventName>(event: Envelope, types: ReadonlySet<string>): event is EventOf<Name> {
  return types.has(event.type);
}

async function bury<Name extends EventName>({ bus, group, log }: ConsumeOptions<Name>, { topic, partition }: DeliveredBatch, { message, error }: Failure): Promise<void> {
  const { key, type, sequence } = message;
  const code = error instanceof Rejection ? error.code : "EVENT_NOT_HANDLED";
  const reason = error instanceof Error ? error.message : String(error);
  log.error("a message went to the dead letters", { group, topic, partition, type, sequence, code, reason });
  const letter = { group, topic, partition, sequence, code, reason };
  const whole = JSON.stringify({ ...letter, message: message.read() });
  // A letter that no bus takes would hold up the partition; the message itself is still where it was found.
  const body = Buffer.byteLength(whole) <= LARGEST_LETTER_BYTES ? whole : JSON.stringify({ ...letter, message: null });
  await bus.publish([{ topic: DEAD_LETTERS, key, type, sequence: 0, body }]);
}
