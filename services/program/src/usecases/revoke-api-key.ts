import { Rejection, type Clock, type OrganizationId } from "@redial/kernel";
import { found } from "./accept-or-refuse";
import type { ApiKey, KeyStore } from "./ports";

/** Ends a key for ever; a key that was revoked before stays as it is. The last admin key is kept (`API_KEY_LAST_ADMIN`): without one nobody could make another. */
export type RevokeApiKey = (organizationId: OrganizationId, id: string) => Promise<ApiKey>;

/** Takes access away; see `RevokeApiKey`. */
export function revokeApiKey({ keys, clock }: { keys: KeyStore; clock: Clock }): RevokeApiKey {
  return (organizationId, id) =>
    keys.change(organizationId, (all) => {
      const key = found(all.find((one) => one.id === id) ?? null, "API key", ["id"]);
      if (key.revokedAt !== null) return key;
      const others = all.filter((one) => one.id !== id && one.role === "admin" && one.revokedAt === null);
      if (key.role === "admin" && others.length === 0) {
        throw new Rejection("API_KEY_LAST_ADMIN", "This is the last admin key; create another before you revoke it.", ["id"]);
      }
      return { ...key, revokedAt: clock.now() };
    });
}
