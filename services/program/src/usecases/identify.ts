import { Rejection, toIso, type Clock, type OrganizationId } from "@redial/kernel";
import type { KeyRole } from "../domain/api-key";
import { isObject } from "../domain/place";
import { hashKey } from "./make-key";
import type { KeyStore } from "./ports";

/** Whose a key is and what it may do; `expiresAt` is ISO 8601, null when it never expires. */
export interface KeyIdentity {
  organizationId: OrganizationId;
  role: KeyRole;
  keyId: string;
  expiresAt: string | null;
}

/**
 * Whose key the body's `key` is. Refuses with `UNAUTHENTICATED` a key that nobody has, with `API_KEY_REVOKED` or `API_KEY_EXPIRED` one that somebody had:
 * only its owner can know it, so he may know what became of it.
 */
export type Identify = (body: unknown) => Promise<KeyIdentity>;

/** The first step of every request: the gateway asks whose key it was given. */
export function identify({ keys, clock }: { keys: KeyStore; clock: Clock }): Identify {
  return async (body) => {
    const key = isObject(body) ? body["key"] : undefined;
    const now = clock.now();
    const used = typeof key === "string" ? await keys.use(hashKey(key), now) : null;
    if (!used) throw new Rejection("UNAUTHENTICATED", "No organization has this API key; it may be mistyped.");
    const { id: keyId, organizationId, role, expiresAt, revokedAt } = used;
    if (revokedAt !== null) throw new Rejection("API_KEY_REVOKED", `This API key was revoked at ${toIso(revokedAt)}; ask an admin of your organization for another.`);
    if (expiresAt !== null && expiresAt <= now) {
      throw new Rejection("API_KEY_EXPIRED", `This API key expired at ${toIso(expiresAt)}; ask an admin of your organization for another.`);
    }
    return { organizationId, role, keyId, expiresAt: expiresAt === null ? null : toIso(expiresAt) };
  };
}
