import { toIso, type Clock, type OrganizationId } from "@redial/kernel";
import { parseOrganizationLimits } from "../domain/organization-limits";
import { accepted, found } from "./accept-or-refuse";
import type { Organization, OrganizationStore } from "./ports";

/** Sets what all executions of an organization together keep to, and tells the others; what is left out is not limited. */
export type SetOrganizationLimits = (organizationId: OrganizationId, input: unknown) => Promise<Organization>;

/** Where an organization slows all of its campaigns at once; see `SetOrganizationLimits`. */
export function setOrganizationLimits({ organizations, clock }: { organizations: OrganizationStore; clock: Clock }): SetOrganizationLimits {
  return async (organizationId, input) => {
    const limits = accepted(parseOrganizationLimits(input));
    const time = toIso(clock.now());
    const changed = await organizations.change(organizationId, (organization) => ({
      next: { ...organization, ...limits },
      events: [{ type: "organization.limits_changed", time, organization: organizationId, causation: null, data: { organizationId, ...limits } }],
    }));
    return found(changed, "organization", []);
  };
}
