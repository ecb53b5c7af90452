import { Field, InputType } from "type-graphql";

/** An audience that is wanted. */
@InputType("CreateAudienceInput", { description: "An audience that is wanted." })
export class CreateAudienceInput {
  @Field(() => String, { description: "What people call it, 1 to 200 characters." })
  name: string;
}
