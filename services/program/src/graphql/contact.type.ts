import type { ContactId, Instant } from "@redial/kernel";
import { Directive, Field, ID, ObjectType } from "type-graphql";
import type { Attributes } from "../domain/contact";
import { AttributesScalar } from "./scalars";

/** What a caller sees of a contact. */
@ObjectType("Contact", { description: "A person with an E.164 phone." })
@Directive('@key(fields: "id")')
export class ContactType {
  @Field(() => ID, { description: "Id of the contact." })
  id: ContactId;

  @Field(() => String, { description: "The number that is called, E.164." })
  phone: string;

  @Field(() => String, { nullable: true, description: "What the organization calls this person elsewhere; null when it said nothing. Contacts with one phone and externalId are one contact." })
  externalId: string | null;

  @Field(() => String, { nullable: true, description: "IANA name of the zone the person lives in; null when nobody said." })
  timeZone: string | null;

  @Field(() => String, { nullable: true, description: "Where the person lives. ISO 3166 code of the country or of a part of it, such as FR or US-FL, by which calling hours are found. Or any other text." })
  region: string | null;

  @Field(() => AttributesScalar, { description: "Whatever else the organization keeps about the person; empty when there is nothing." })
  attributes: Attributes;

  @Field(() => Date, { description: "When it was added first." })
  createdAt: Instant;

  @Field(() => Date, { description: "When it was changed last." })
  updatedAt: Instant;
}
