import { Directive, Field, ID, ObjectType } from "type-graphql";

/** A contact, told by the program service. */
@ObjectType("Contact", { description: "A person with an E.164 phone." })
@Directive('@key(fields: "id", resolvable: false)')
export class ContactRef {
  @Field(() => ID, { description: "Id of the contact." })
  id: string;
}
