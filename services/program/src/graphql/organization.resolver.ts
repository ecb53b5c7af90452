import { Needs, type RequestContext } from "@redial/platform";
import { Arg, Ctx, Mutation, Query, Resolver } from "type-graphql";
import { found } from "../usecases/accept-or-refuse";
import type { Organization, Reader } from "../usecases/ports";
import type { SetOrganizationLimits } from "../usecases/set-organization-limits";
import { OrganizationLimitsInput } from "./organization.input";
import { OrganizationType } from "./organization.type";

/** The organization, and its limits. */
@Resolver(() => OrganizationType)
export class OrganizationResolver {
  constructor(
    private readonly reader: Reader,
    private readonly setLimits: SetOrganizationLimits,
  ) {}

  @Needs("viewer")
  @Query(() => OrganizationType, { description: "The organization that the key belongs to." })
  async organization(@Ctx() { identity }: RequestContext): Promise<Organization> {
    return found(await this.reader.organization(identity.organizationId), "organization", []);
  }

  @Needs("admin")
  @Mutation(() => OrganizationType, { description: "Sets what all executions of the organization together keep to, running ones too, within seconds." })
  setOrganizationLimits(@Arg("input", () => OrganizationLimitsInput, { description: "The limits, whole." }) input: OrganizationLimitsInput, @Ctx() { identity }: RequestContext): Promise<Organization> {
    return this.setLimits(identity.organizationId, input);
  }
}
