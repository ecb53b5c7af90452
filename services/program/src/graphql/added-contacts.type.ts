import { Field, Int, ObjectType } from "type-graphql";

/** One contact that was not taken in, and why. */
@ObjectType("RejectedContact")
export class RejectedContactType {
  @Field(() => Int, { description: "Its place in the list, from 1." })
  row: number;

  @Field(() => String, { description: "Stable, such as PHONE_INVALID." })
  code: string;

  @Field(() => String)
  message: string;

  @Field(() => String, { nullable: true, description: "The field that is wrong." })
  field: string | null;

  @Field(() => String, { nullable: true, description: "The number as it was given." })
  phone: string | null;
}

/** What became of the contacts that were sent. */
@ObjectType("AddedContacts", { description: "What became of the contacts that were sent; the three kinds together are all of them." })
export class AddedContactsType {
  @Field(() => Int, { description: "How many made a new contact." })
  imported: number;

  @Field(() => Int, { description: "How many joined a contact with the same phone and externalId." })
  merged: number;

  @Field(() => [RejectedContactType])
  rejected: RejectedContactType[];

  @Field(() => String, { nullable: true, description: "The rejected ones as a CSV with their reasons, to correct and send again; null when there are none." })
  rejectedCsv: string | null;
}
