import { Rejection } from "@redial/kernel";
import type { Bus } from "../bus/bus";
import { deadLetters } from "../metrics/messaging-metrics";
import type { Log } from "../process/log";
import { DEAD_LETTERS, idsOf, type Letter } from "./letter";

const LARGEST_LETTER_BYTES = 900_000;

/** What is buried: a letter without what bury itself finds out. */
export type Corpse = Omit<Letter, "code" | "reason" | "buriedAt">;

/** Writes a message down with the error that nobody could help, logs it with whose it is, and counts it. */
export async function bury(bus: Bus, log: Log, corpse: Corpse, error: unknown): Promise<void> {
  const { id, group, topic, partition, key, type, sequence, message } = corpse;
  const code = error instanceof Rejection ? error.code : "EVENT_NOT_HANDLED";
  const reason = error instanceof Error ? error.message : String(error);
  log.error("a message went to the dead letters", { letter: id, group, topic, partition, type, sequence, code, reason, ...idsOf(message) });
  const letter: Letter = { ...corpse, code, reason, buriedAt: new Date().toISOString() };
  const whole = JSON.stringify(letter);
  // A letter that no bus takes would hold up the partition; the message itself is still where it was found.
  const body = Buffer.byteLength(whole) <= LARGEST_LETTER_BYTES ? whole : JSON.stringify({ ...letter, message: null });
  await bus.publish([{ topic: DEAD_LETTERS, key, type, sequence: 0, body }]);
  deadLetters.inc({ group });
}
