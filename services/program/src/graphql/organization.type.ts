import type { Instant, OrganizationId } from "@redial/kernel";
import { Directive, Field, Float, ID, Int, ObjectType } from "type-graphql";

/** What a caller sees of an organization. */
@ObjectType("Organization", { description: "A tenant: every row belongs to one, and no query crosses one." })
@Directive('@key(fields: "id")')
export class OrganizationType {
  @Field(() => ID, { description: "Id of the organization." })
  id: OrganizationId;

  @Field(() => String, { description: "What people call it." })
  name: string;

  @Field(() => Int, { nullable: true, description: "How many calls all its executions may have at once; null: no limit beside their own." })
  maxConcurrentCalls: number | null;

  @Field(() => Float, { nullable: true, description: "How many calls all its executions may begin in a second; null: no limit beside their own." })
  callsPerSecond: number | null;

  @Field(() => Date, { description: "When it was made." })
  createdAt: Instant;
}
