import { parseIso, type Clock, type Ids, type Instant, type OrganizationId } from "@redial/kernel";
import { KEY_ROLES } from "../domain/api-key";
import { parse, type Place } from "../domain/place";
import { readInstant, readText, readWord } from "../domain/read-fields";
import { accepted } from "./accept-or-refuse";
import { makeKey, type RandomBytes } from "./make-key";
import type { ApiKey, KeyStore } from "./ports";

/** Makes a key. Its secret is in the answer and nowhere else, ever. */
export type CreateApiKey = (organizationId: OrganizationId, input: unknown) => Promise<{ apiKey: ApiKey; secret: string }>;

/** Gives a person or a program access to an organization; see `CreateApiKey`. */
export function createApiKey(parts: { keys: KeyStore; clock: Clock; ids: Ids; randomBytes: RandomBytes }): CreateApiKey {
  return async (organizationId, input) => {
    const createdAt = parts.clock.now();
    const { name, role, expiresAt } = accepted(
      parse(input, [], (place) => {
        const name = readText(place.at("name"), { what: "The name", max: 200, invalid: "API_KEY_NAME_INVALID", missing: "API_KEY_NAME_MISSING" });
        const role = readWord(place.at("role"), KEY_ROLES, { what: "The role", unknown: "API_KEY_ROLE_UNKNOWN", missing: "API_KEY_ROLE_MISSING" });
        const expiresAt = readExpiry(place.at("expiresAt"), createdAt);
        return name && role && expiresAt !== undefined ? { name, role, expiresAt } : undefined;
      }),
    );
    const { key, secret, secretHash } = makeKey(parts, { organizationId, name, role, createdAt, expiresAt });
    await parts.keys.insert(key, secretHash);
    return { apiKey: key, secret };
  };
}

/** When a key expires: later than now; null, and never, when nothing is said. */
function readExpiry(place: Place, now: Instant): Instant | null | undefined {
  if (place.isAbsent) return null;
  const text = readInstant(place, { what: "The instant at which the key expires", invalid: "API_KEY_EXPIRY_INVALID" });
  const expiresAt = text === undefined ? null : parseIso(text);
  if (expiresAt === null) return undefined;
  return expiresAt > now ? expiresAt : place.refuse("API_KEY_EXPIRY_PAST", "The key would have expired already; give an instant that is still to come, or leave it out.");
}
