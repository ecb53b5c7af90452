import { parseIso, toIso, type Instant, type Problem } from "@redial/kernel";

/** A number that nobody in the organization may call, until it expires or, with null, for good. */
export interface Suppression {
  /** E.164. */
  phone: string;
  /** Why, in the words of whoever suppressed it. */
  reason: string;
  expiresAt: Instant | null;
}

/** A suppression, or the first thing that is wrong with it. */
export type SuppressionReading = { kind: "accepted"; suppression: Suppression } | { kind: "refused"; problem: Problem };

/** The longest reason, in characters. */
export const MOST_REASON_LETTERS = 500;

/** A plus sign and 7 to 15 digits, the first not 0: the shape of E.164. Whether a number exists is not asked: suppressing one too many harms no one. */
const E164 = /^\+[1-9]\d{6,14}$/;

/** What no database keeps: NUL and halves of characters. */
const UNSTORABLE = /[\0\p{Cs}]/u;

/** Whether a text has the shape of an E.164 number. */
export function isE164(text: string): boolean {
  return E164.test(text);
}

/** Reads a suppression from texts; space around them does not count, and an empty or missing `expiresAt` is for good. One that has expired is accepted and suppresses nothing. */
export function readSuppression(given: { phone?: string | undefined; reason?: string | undefined; expiresAt?: string | undefined }): SuppressionReading {
  const phone = given.phone?.trim() ?? "";
  const reason = given.reason?.trim() ?? "";
  const expiry = given.expiresAt?.trim() ?? "";
  if (!isE164(phone)) return refuse("PHONE_NOT_E164", "phone", "Give the number in E.164: + and its country code, then digits only, such as +12025550123.");
  if (reason === "" || reason.length > MOST_REASON_LETTERS || UNSTORABLE.test(reason)) {
    return refuse("SUPPRESSION_REASON_INVALID", "reason", `Say why in 1 to ${MOST_REASON_LETTERS} characters.`);
  }
  const expiresAt = expiry === "" ? null : parseIso(expiry);
  if (expiry !== "" && expiresAt === null) {
    return refuse("SUPPRESSION_EXPIRY_INVALID", "expiresAt", `expiresAt must be an ISO 8601 instant with a zone, such as ${toIso(0)}, or be left out.`);
  }
  return { kind: "accepted", suppression: { phone, reason, expiresAt } };
}

function refuse(code: string, field: string, message: string): SuppressionReading {
  return { kind: "refused", problem: { code, message, path: [field] } };
}
