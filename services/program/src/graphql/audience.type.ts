import type { AudienceId, Instant } from "@redial/kernel";
import { Directive, Field, ID, Int, ObjectType } from "type-graphql";

/** What a caller sees of an audience. */
@ObjectType("Audience", { description: "A named set of contacts." })
@Directive('@key(fields: "id")')
export class AudienceType {
  @Field(() => ID, { description: "Id of the audience." })
  id: AudienceId;

  @Field(() => String, { description: "What people call it." })
  name: string;

  @Field(() => Int, { description: "How many phone numbers it has; contacts who share one count once." })
  size: number;

  @Field(() => Date, { description: "When it was opened." })
  createdAt: Instant;
}
