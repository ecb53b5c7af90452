import { Rejection, type Clock, type OrganizationId } from "@redial/kernel";
import { found } from "./accept-or-refuse";
import type { ApiKey, KeyStore } from "./ports";

/**
 * Ends a key for ever; a key that was revoked before stays as it is. The last admin key that never expires is kept (`API_KEY_LAST_ADMIN`): the day would
 * come on which nobody could make another.
 */
export type RevokeApiKey = (organizationId: OrganizationId, id: string) => Promise<ApiKey>;

/** Takes access away; see `RevokeApiKey`. */
export function revokeApiKey({ keys, clock }: { keys: KeyStore; clock: Clock }): RevokeApiKey {
  return (organizationId, id) =>
    keys.change(organizationId, (all) => {
      const key = found(all.find((one) => one.id === id) ?? null, "API key", ["id"]);
      if (key.revokedAt !== null) return key;
      const isLasting = ({ role, revokedAt, expiresAt }: ApiKey) => role === "admin" && revokedAt === null && expiresAt === null;
      if (isLasting(key) && !all.some((one) => one.id !== id && isLasting(one))) {
        throw new Rejection("API_KEY_LAST_ADMIN", "This is the last admin key that never expires; create another such key before you revoke it.", ["id"]);
      }
      return { ...key, revokedAt: clock.now() };
    });
}
