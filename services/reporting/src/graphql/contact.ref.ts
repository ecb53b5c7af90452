import { Directive, Field, ID, ObjectType } from "type-graphql";

/** A contact of the program service, known here by its id alone. */
@Directive('@key(fields: "id", resolvable: false)')
@ObjectType("Contact", { description: "A person with an E.164 phone." })
export class ContactRef {
  @Field(() => ID, { description: "Id of the contact." })
  id: string;
}
