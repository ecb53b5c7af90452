import { createHash } from "node:crypto";
import { Rejection } from "@redial/kernel";

/** Where messages go that can't be read or handled, with the reason; they can be replayed from there. */
export const DEAD_LETTERS = "dead-letters";

/** The kind of message on `DEAD_LETTERS` that says what was done about a letter. */
export const LETTER_CLOSED = "letter.closed";

/** A message that a group couldn't read or handle. */
export interface Letter {
  /** The same however often the same message is buried by the same group. */
  id: string;
  group: string;
  /** Where it was found. */
  topic: string;
  partition: number;
  key: string;
  type: string;
  /** Null when it came without one. */
  sequence: number | null;
  /** Code of the refusal, or `EVENT_NOT_HANDLED`. */
  code: string;
  reason: string;
  /** ISO 8601; null in letters of before this was noted. */
  buriedAt: string | null;
  /** The message's body, decoded; null when it was too large to be kept. */
  message: unknown;
}

/** The kind of message that gives a letter to its group once more; on its old topic, which other groups read too and pass over. */
export function replayType(group: string): string {
  return `replay:${group}`;
}

/** What tells a letter from all others. */
export function letterId({ group, topic, partition, key, sequence }: Pick<Letter, "group" | "topic" | "partition" | "key" | "sequence">, message: unknown): string {
  const told = [group, topic, partition, key, sequence, JSON.stringify(message)];
  return createHash("sha256").update(JSON.stringify(told)).digest("hex").slice(0, 16);
}

/** Reads a letter, also one of an older version that had no id; throws `LETTER_UNREADABLE` when it is none. */
export function readLetter(key: string, type: string, value: unknown): Letter {
  const read = typeof value === "object" && value !== null ? (value as { [name in keyof Letter]?: unknown }) : {};
  const { group, topic, partition, code, reason, message = null } = read;
  if (typeof group !== "string" || typeof topic !== "string" || typeof partition !== "number" || typeof code !== "string" || typeof reason !== "string") {
    throw new Rejection("LETTER_UNREADABLE", "This is no dead letter: group, topic, partition, code and reason are needed.");
  }
  const sequence = typeof read.sequence === "number" ? read.sequence : null;
  const letter = { group, topic, partition, key: typeof read.key === "string" ? read.key : key, type: typeof read.type === "string" ? read.type : type, sequence };
  const id = typeof read.id === "string" ? read.id : letterId(letter, message);
  return { id, ...letter, code, reason, buriedAt: typeof read.buriedAt === "string" ? read.buriedAt : null, message };
}

/** Whose the message is, as far as it says: for the log and for whoever looks at letters. */
export function idsOf(message: unknown): { organization?: unknown; executionId?: unknown; jobId?: unknown } {
  const { organization, data } = (typeof message === "object" && message !== null ? message : {}) as { organization?: unknown; data?: unknown };
  const { executionId, jobId } = (typeof data === "object" && data !== null ? data : {}) as { executionId?: unknown; jobId?: unknown };
  return { organization, executionId, jobId };
}
