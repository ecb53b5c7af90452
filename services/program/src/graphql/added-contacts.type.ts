import { Field, Int, ObjectType } from "type-graphql";

/** One contact that was not taken in, and why. */
@ObjectType("RejectedContact", { description: "One contact that was not taken in, and why." })
export class RejectedContactType {
  @Field(() => Int, { description: "Its place in the list, from 1." })
  row: number;

  @Field(() => String, { description: "Stable, such as PHONE_INVALID." })
  code: string;

  @Field(() => String, { description: "What is wrong with it, in a sentence to act on." })
  message: string;

  @Field(() => String, { nullable: true, description: "The field that is wrong; null when it is the row as a whole." })
  field: string | null;

  @Field(() => String, { nullable: true, description: "The number as it was given; null when there was none." })
  phone: string | null;
}

/** What became of the contacts that were sent. */
@ObjectType("AddedContacts", { description: "What became of the contacts that were sent; the three kinds together are all of them." })
export class AddedContactsType {
  @Field(() => Int, { description: "How many made a new contact." })
  imported: number;

  @Field(() => Int, { description: "How many joined a contact with the same phone and externalId." })
  merged: number;

  @Field(() => [RejectedContactType], { description: "Those that were not taken in, in the order in which they were sent." })
  rejected: RejectedContactType[];

  @Field(() => String, { nullable: true, description: "The rejected ones as a CSV with their reasons, to correct and send again; null when there are none." })
  rejectedCsv: string | null;
}
