import { Field, Int, ObjectType } from "type-graphql";

@ObjectType("SuppressedPhone", { description: "A number that the organization does not call." })
export class SuppressedPhoneType {
  @Field(() => String, { description: "The number, E.164." })
  phone: string;

  @Field(() => String, { description: "Why it is not called." })
  reason: string;

  @Field(() => Date, { nullable: true, description: "From when on it may be called again; null: it may not." })
  expiresAt: Date | null;

  @Field(() => Date, { description: "When it was suppressed first." })
  createdAt: Date;

  @Field(() => String, { description: "The role of the key that suppressed it first." })
  createdBy: string;
}

@ObjectType("SuppressedCounts", { description: "What became of the numbers of one request." })
export class SuppressedCountsType {
  @Field(() => Int, { description: "Numbers that were not on the list." })
  suppressed: number;

  @Field(() => Int, { description: "Numbers that were on it and now have this reason and expiry." })
  changed: number;
}
