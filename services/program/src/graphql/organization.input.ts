import { Field, Float, InputType, Int } from "type-graphql";

/** The limits of an organization, whole. */
@InputType("OrganizationLimitsInput", { description: "What all executions of the organization together keep to: the whole, so what is left out is not limited." })
export class OrganizationLimitsInput {
  @Field(() => Int, { nullable: true, description: "How many calls may be open at once, 1 to 100,000; left out: not limited." })
  maxConcurrentCalls?: number | null;

  @Field(() => Float, { nullable: true, description: "How many calls may begin in a second, 0.001 to 10,000; left out: not limited." })
  callsPerSecond?: number | null;
}
