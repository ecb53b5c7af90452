import type { RequestContext } from "@redial/platform";
import { Ctx, Query, Resolver } from "type-graphql";
import { found } from "../usecases/accept-or-refuse";
import type { Organization, Reader } from "../usecases/ports";
import { OrganizationType } from "./organization.type";

/** Queries of the organization. */
@Resolver(() => OrganizationType)
export class OrganizationResolver {
  constructor(private readonly reader: Reader) {}

  @Query(() => OrganizationType, { description: "The organization that the key belongs to." })
  async organization(@Ctx() { identity }: RequestContext): Promise<Organization> {
    return found(await this.reader.organization(identity.organizationId), "organization", []);
  }
}
