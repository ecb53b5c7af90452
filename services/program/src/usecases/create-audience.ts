import type { Clock, Ids, OrganizationId } from "@redial/kernel";
import { parse } from "../domain/place";
import { readText } from "../domain/read-fields";
import { accepted } from "./accept-or-refuse";
import type { Audience, AudienceStore } from "./ports";

/** Opens an empty audience. */
export type CreateAudience = (organizationId: OrganizationId, input: unknown) => Promise<Audience>;

/** Where the people of a campaign are gathered; see `CreateAudience`. */
export function createAudience({ audiences, clock, ids }: { audiences: AudienceStore; clock: Clock; ids: Ids }): CreateAudience {
  return async (organizationId, input) => {
    const name = accepted(
      parse(input, [], (place) => readText(place.at("name"), { what: "The name", max: 200, invalid: "AUDIENCE_NAME_INVALID", missing: "AUDIENCE_NAME_MISSING" })),
    );
    const audience = { id: ids.next(), organizationId, name, createdAt: clock.now(), size: 0 };
    await audiences.insert(audience);
    return audience;
  };
}
