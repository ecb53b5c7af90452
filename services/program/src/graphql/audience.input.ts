import { Field, InputType } from "type-graphql";

/** An audience that is wanted. */
@InputType("CreateAudienceInput")
export class CreateAudienceInput {
  @Field(() => String, { description: "1 to 200 characters." })
  name: string;
}
