import type { Clock, Ids, OrganizationId } from "@redial/kernel";
import { KEY_ROLES } from "../domain/api-key";
import { parse } from "../domain/place";
import { readText, readWord } from "../domain/read-fields";
import { accepted } from "./accept-or-refuse";
import { makeKey, type RandomBytes } from "./make-key";
import type { ApiKey, KeyStore } from "./ports";

/** Makes a key. Its secret is in the answer and nowhere else, ever. */
export type CreateApiKey = (organizationId: OrganizationId, input: unknown) => Promise<{ apiKey: ApiKey; secret: string }>;

/** Gives a person or a program access to an organization; see `CreateApiKey`. */
export function createApiKey(parts: { keys: KeyStore; clock: Clock; ids: Ids; randomBytes: RandomBytes }): CreateApiKey {
  return async (organizationId, input) => {
    const { name, role } = accepted(
      parse(input, [], (place) => {
        const name = readText(place.at("name"), { what: "The name", max: 200, invalid: "API_KEY_NAME_INVALID", missing: "API_KEY_NAME_MISSING" });
        const role = readWord(place.at("role"), KEY_ROLES, { what: "The role", unknown: "API_KEY_ROLE_UNKNOWN", missing: "API_KEY_ROLE_MISSING" });
        return name && role ? { name, role } : undefined;
      }),
    );
    const { key, secret, secretHash } = makeKey(parts, { organizationId, name, role, createdAt: parts.clock.now() });
    await parts.keys.insert(key, secretHash);
    return { apiKey: key, secret };
  };
}
