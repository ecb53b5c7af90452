import { Directive, Field, ID, ObjectType } from "type-graphql";

/** A contact, told by the program service. */
@ObjectType("Contact")
@Directive('@key(fields: "id", resolvable: false)')
export class ContactRef {
  @Field(() => ID)
  id: string;
}
