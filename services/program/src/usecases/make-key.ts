import { createHash } from "node:crypto";
import type { Ids, Instant, OrganizationId } from "@redial/kernel";
import { apiKeyPrefix, apiKeyText, type KeyRole } from "../domain/api-key";
import type { ApiKey } from "./ports";

/** Where secrets come from: so many bytes that nobody can foretell. */
export type RandomBytes = (size: number) => Uint8Array;

/** A fresh key of 32 random bytes, its text, and what is kept of it. */
export function makeKey(
  { ids, randomBytes }: { ids: Ids; randomBytes: RandomBytes },
  given: { organizationId: OrganizationId; name: string; role: KeyRole; createdAt: Instant; expiresAt: Instant | null },
): { key: ApiKey; secret: string; secretHash: Uint8Array } {
  const secret = apiKeyText(randomBytes(32));
  return { key: { id: ids.next(), ...given, prefix: apiKeyPrefix(secret), lastUsedAt: null, revokedAt: null }, secret, secretHash: hashKey(secret) };
}

/** What is kept of a key. Plain SHA-256 is right here: 256 random bits cannot be guessed however fast a guess is, unlike a password. */
export function hashKey(secret: string): Uint8Array {
  return createHash("sha256").update(secret).digest();
}
