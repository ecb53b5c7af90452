import { parseEvent, type Envelope, type EventName } from "@redial/contracts";
import { Rejection } from "@redial/kernel";
import { bury } from "../dead-letters/bury";
import { letterId, readLetter, replayType, type Letter } from "../dead-letters/letter";
import { batchesFailed, messagesTaken } from "../metrics/messaging-metrics";
import { watchConsumer } from "../metrics/watch-consumer";
import type { EventBatch, InputRange } from "../store/inbox";
import { isOutage } from "../store/outage";
import type { Log } from "../process/log";
import { traceHandling } from "../trace/message-spans";
import type { Bus, DeliveredBatch, DeliveredMessage, Subscription } from "./bus";

type EventOf<Name extends EventName> = Extract<Envelope, { type: Name }>;

export interface ConsumeOptions<Name extends EventName> {
  bus: Bus;
  /** The consumer group: the service's own name. */
  group: string;
  topics: readonly string[];
  /** The kinds of event that are wanted; others are passed over unread. */
  types: readonly Name[];
  log: Log;
  /** The most messages of a batch, `MOST_MESSAGES` unless told. */
  mostMessages?: number;
  /** Takes a batch in, all of it or (by throwing) nothing. */
  handle(batch: EventBatch<EventOf<Name>>): Promise<void>;
}

/** A message that can't be handled, and why. */
interface Failure {
  message: DeliveredMessage;
  error: unknown;
}

interface Parsed<Name extends EventName> {
  sequence: number;
  event: EventOf<Name>;
  message: DeliveredMessage;
}

const TRIES_ALONE = 3;

/**
 * Brings a service its events. A message that can't be parsed, or that fails by itself while others succeed, goes to the dead letters and blocks
 * no one; a failure of the surroundings (a lost database, say) is thrown to the bus, which delivers again. Dead letters that are replayed to this
 * group are handled behind the others of their batch, each once however often it is replayed.
 */
export async function consume<Name extends EventName>(options: ConsumeOptions<Name>): Promise<Subscription> {
  const { bus, group, topics } = options;
  const watching = watchConsumer(bus, group, topics);
  const types: ReadonlySet<string> = new Set(options.types);
  const replay = replayType(group);
  const onBatch = async (batch: DeliveredBatch) => {
    const wanted = batch.messages.filter((message) => types.has(message.type));
    if (wanted.length > 0) await takeEvents(options, types, batch, wanted);
    for (const message of batch.messages) if (message.type === replay) await takeReplay(options, types, message);
    messagesTaken.inc({ group, topic: batch.topic }, batch.messages.length);
  };
  const subscription = await bus.subscribe(group, topics, onBatch, options.mostMessages);
  return {
    async stop() {
      await watching.stop();
      await subscription.stop();
    },
  };
}

async function takeEvents<Name extends EventName>(options: ConsumeOptions<Name>, types: ReadonlySet<string>, batch: DeliveredBatch, wanted: readonly DeliveredMessage[]): Promise<void> {
  const { group, log } = options;
  const { topic, partition } = batch;
  const unreadable: Failure[] = [];
  const parsed: Parsed<Name>[] = [];
  for (const message of wanted) {
    try {
      parsed.push({ sequence: sequenceOf(message), event: readEvent<Name>(message.type, message.read(), types), message });
    } catch (error) {
      unreadable.push({ message, error });
    }
  }
  const lastSequence = Math.max(0, ...batch.messages.map(({ sequence }) => sequence).filter(isSequence));
  try {
    await handleTraced(options, { topic, partition, lastSequence }, parsed);
  } catch (error) {
    batchesFailed.inc({ group, topic });
    if (parsed.length === 0 || isOutage(error)) throw error;
    log.warn("a batch failed; its events are handled one by one", { group, topic, partition, error });
    for (const one of parsed) {
      const failure = await alone(() => handleTraced(options, { topic, partition, lastSequence: one.sequence }, [one]));
      if (failure) await buryMessage(options, batch, { message: one.message, error: failure.error });
    }
  }
  // Last, so that a batch that is delivered again and again while a database is away is not buried again and again.
  for (const failure of unreadable) await buryMessage(options, batch, failure);
}

/** A letter is known by its id and not by the place where it is replayed: each has an inbox mark of its own. */
async function takeReplay<Name extends EventName>(options: ConsumeOptions<Name>, types: ReadonlySet<string>, message: DeliveredMessage): Promise<void> {
  const { bus, group, log } = options;
  let letter: Letter;
  try {
    letter = readLetter(message.key, message.type, message.read());
  } catch (error) {
    log.error("a replayed letter could not be read and is passed over", { group, key: message.key, error });
    return;
  }
  const failure = await alone(async () => {
    const event = readEvent<Name>(letter.type, letter.message, types);
    await handleTraced(options, { topic: `letter ${letter.id}`, partition: 0, lastSequence: 1 }, [{ sequence: 1, event, message }]);
  });
  if (failure) await bury(bus, log, letter, failure.error);
  else log.info("a dead letter was replayed", { letter: letter.id, group, topic: letter.topic, type: letter.type });
}

async function handleTraced<Name extends EventName>({ group, handle }: ConsumeOptions<Name>, input: InputRange, parsed: readonly Parsed<Name>[]): Promise<void> {
  const end = traceHandling(group, input.topic, parsed);
  try {
    await handle({ input, events: parsed });
    end();
  } catch (error) {
    end(error);
    throw error;
  }
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

function readEvent<Name extends EventName>(type: string, value: unknown, types: ReadonlySet<string>): EventOf<Name> {
  const event = parseEvent(value);
  if (isOneOf<Name>(event, types)) return event;
  throw new Rejection("EVENT_UNREADABLE", `A message that says it is ${type} brought ${event.type}.`);
}

function isOneOf<Name extends EventName>(event: Envelope, types: ReadonlySet<string>): event is EventOf<Name> {
  return types.has(event.type);
}

function buryMessage<Name extends EventName>({ bus, group, log }: ConsumeOptions<Name>, { topic, partition }: DeliveredBatch, { message, error }: Failure): Promise<void> {
  const { key, type } = message;
  const sequence = Number.isNaN(message.sequence) ? null : message.sequence;
  const read = message.read();
  const found = { group, topic, partition, key, type, sequence };
  return bury(bus, log, { id: letterId(found, read), ...found, message: read }, error);
}
