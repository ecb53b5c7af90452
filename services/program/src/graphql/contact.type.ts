import type { ContactId, Instant } from "@redial/kernel";
import { Directive, Field, ID, ObjectType } from "type-graphql";
import type { Attributes } from "../domain/contact";
import { AttributesScalar } from "./scalars";

/** What a caller sees of a contact. */
@ObjectType("Contact", { description: "A person with a phone." })
@Directive('@key(fields: "id")')
export class ContactType {
  @Field(() => ID)
  id: ContactId;

  @Field(() => String, { description: "E.164." })
  phone: string;

  @Field(() => String, { nullable: true, description: "What the organization calls this person elsewhere. Contacts with one phone and externalId are one contact." })
  externalId: string | null;

  @Field(() => String, { nullable: true, description: "IANA name of the zone the person lives in." })
  timeZone: string | null;

  @Field(() => String, { nullable: true, description: "Where the person lives. ISO 3166 code of the country or of a part of it, such as FR or US-FL, by which calling hours are found. Or any other text." })
  region: string | null;

  @Field(() => AttributesScalar)
  attributes: Attributes;

  @Field(() => Date)
  createdAt: Instant;

  @Field(() => Date)
  updatedAt: Instant;
}
