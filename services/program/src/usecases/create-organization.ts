import type { Clock, Ids, OrganizationId } from "@redial/kernel";
import { parse } from "../domain/place";
import { readText } from "../domain/read-fields";
import { accepted } from "./accept-or-refuse";
import { makeKey, type RandomBytes } from "./make-key";
import type { OrganizationStore } from "./ports";

/** Opens an organization with its first admin key, the only time that key is shown. Called twice it opens two: names need not be unique. */
export type CreateOrganization = (body: unknown) => Promise<{ organizationId: OrganizationId; adminKey: string }>;

/** Where every organization begins; see `CreateOrganization`. */
export function createOrganization(parts: { organizations: OrganizationStore; clock: Clock; ids: Ids; randomBytes: RandomBytes }): CreateOrganization {
  return async (body) => {
    const name = accepted(
      parse(body, [], (place) => readText(place.at("name"), { what: "The name", max: 200, invalid: "ORGANIZATION_NAME_INVALID", missing: "ORGANIZATION_NAME_MISSING" })),
    );
    const organization = { id: parts.ids.next(), name, maxConcurrentCalls: null, callsPerSecond: null, createdAt: parts.clock.now() };
    const { key, secret, secretHash } = makeKey(parts, { organizationId: organization.id, name: "first key", role: "admin", createdAt: organization.createdAt, expiresAt: null });
    await parts.organizations.insert(organization, key, secretHash);
    return { organizationId: organization.id, adminKey: secret };
  };
}
