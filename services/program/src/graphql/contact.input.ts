import { Field, InputType } from "type-graphql";
import { AttributesScalar } from "./scalars";

/** A contact to add; checked row by row. */
@InputType("ContactInput", { description: "A contact to add. Each is checked by itself; a wrong one is rejected alone." })
export class ContactInput {
  @Field(() => String, { description: "E.164, or a national number when a default country is given." })
  phone: string;

  @Field(() => String, { nullable: true, description: "IANA name of the zone the person lives in; left out: the zones that the number may lie in." })
  timeZone?: string | null;

  @Field(() => String, { nullable: true, description: "ISO 3166 code of the country or of a part of it, such as FR or US-FL, by which calling hours are found. Any other text is kept; calling hours are then those of the number's country." })
  region?: string | null;

  @Field(() => String, { nullable: true, description: "What the organization calls this person elsewhere." })
  externalId?: string | null;

  @Field(() => AttributesScalar, { nullable: true, description: "Whatever else is worth keeping; added to what is known of the contact already." })
  attributes?: unknown;
}
