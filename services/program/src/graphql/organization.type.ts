import type { Instant, OrganizationId } from "@redial/kernel";
import { Directive, Field, ID, ObjectType } from "type-graphql";

/** What a caller sees of an organization. */
@ObjectType("Organization", { description: "A tenant: every row belongs to one, and no query crosses one." })
@Directive('@key(fields: "id")')
export class OrganizationType {
  @Field(() => ID)
  id: OrganizationId;

  @Field(() => String)
  name: string;

  @Field(() => Date)
  createdAt: Instant;
}
