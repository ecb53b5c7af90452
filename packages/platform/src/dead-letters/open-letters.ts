import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { Rejection } from "@redial/kernel";
import type { Bus, DeliveredMessage } from "../bus/bus";
import { DEAD_LETTERS, LETTER_CLOSED, readLetter, replayType, type Letter } from "./letter";

/** Which letters are meant; what is left out, any. */
export interface LetterChoice {
  ids?: readonly string[];
  group?: string;
  code?: string;
}

/** What became of a letter that was to be replayed or discarded. */
export interface ClosedLetter {
  letter: Letter;
  /** Why nothing was done; null when it was. */
  refusal: string | null;
}

const LOOK_EVERY_MS = 50;

/** The letters of which nothing was done yet, as long as the bus keeps them, oldest first. One that was buried again after its replay is open again. */
export async function openLetters(bus: Bus, choice: LetterChoice = {}): Promise<Letter[]> {
  const open = new Map<string, Letter>();
  for (const message of await readKept(bus, DEAD_LETTERS)) {
    const value = message.read();
    if (message.type === LETTER_CLOSED) open.delete((value as { id?: string } | null)?.id ?? "");
    else for (const letter of readable(message, value)) if (!open.has(letter.id)) open.set(letter.id, letter);
  }
  const { ids, group, code } = choice;
  return [...open.values()]
    .filter((letter) => (!ids || ids.includes(letter.id)) && (!group || letter.group === group) && (!code || letter.code === code))
    .sort((one, other) => (one.buriedAt ?? "").localeCompare(other.buriedAt ?? ""));
}

/**
 * Gives letters to their groups once more, behind what waits on their topics by now; the same letter twice has one effect. One that fails again is buried
 * again. A letter that was too large to keep its message can't be replayed.
 */
export async function replayLetters(bus: Bus, letters: readonly Letter[]): Promise<ClosedLetter[]> {
  const closed: ClosedLetter[] = [];
  for (const letter of letters) {
    if (letter.message === null) {
      closed.push({ letter, refusal: `its message was too large to be kept; it is at ${letter.topic}/${letter.partition}, sequence ${letter.sequence}` });
      continue;
    }
    await bus.publish([{ topic: letter.topic, key: letter.key, type: replayType(letter.group), sequence: 0, body: JSON.stringify(letter) }]);
    await close(bus, letter, "replayed");
    closed.push({ letter, refusal: null });
  }
  return closed;
}

/** Notes that nothing is to be done about letters any more. */
export async function discardLetters(bus: Bus, letters: readonly Letter[]): Promise<ClosedLetter[]> {
  for (const letter of letters) await close(bus, letter, "discarded");
  return letters.map((letter) => ({ letter, refusal: null }));
}

/** Under the letter's key, so that it stays behind the letter. */
async function close(bus: Bus, { id, key }: Letter, how: "replayed" | "discarded"): Promise<void> {
  await bus.publish([{ topic: DEAD_LETTERS, key, type: LETTER_CLOSED, sequence: 0, body: JSON.stringify({ id, how, at: new Date().toISOString() }) }]);
}

/** What somebody else wrote to the topic is no letter, and no reason to show none. */
function readable(message: DeliveredMessage, value: unknown): Letter[] {
  try {
    return [readLetter(message.key, message.type, value)];
  } catch (error) {
    if (error instanceof Rejection) return [];
    throw error;
  }
}

/** All that a topic keeps now, in the order of each key; by a group that is forgotten afterwards. */
async function readKept(bus: Bus, topic: string): Promise<DeliveredMessage[]> {
  const group = `reader-${randomUUID()}`;
  const messages: DeliveredMessage[] = [];
  const subscription = await bus.subscribe(group, [topic], async (batch) => void messages.push(...batch.messages));
  try {
    while ((await bus.lag(group, [topic])).get(topic) !== 0) await sleep(LOOK_EVERY_MS);
  } finally {
    await subscription.stop();
    // A group that read nothing is unknown to Kafka.
    await bus.forget(group).catch(() => undefined);
  }
  return messages;
}
