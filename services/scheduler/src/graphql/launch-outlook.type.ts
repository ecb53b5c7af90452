import { Field, Int, ObjectType } from "type-graphql";
import type { AdviceWeight } from "../domain/advice/advice";
import { LAUNCH_ADVICE_CODES, type LaunchAdvice } from "../domain/advice/advised-launch";
import type { LaunchOutlook } from "../domain/advice/launch-advice";
import { AdviceWeightEnum } from "./advice.type";

@ObjectType("LaunchAdvice", { description: "One thing to reconsider about the audience of a program before it is launched." })
export class LaunchAdviceType {
  @Field(() => String, { description: `Stable code: ${LAUNCH_ADVICE_CODES.join(", ")}.` })
  code: LaunchAdvice["code"];

  @Field(() => AdviceWeightEnum, { description: "How much it weighs." })
  weight: AdviceWeight;

  @Field(() => Int, { description: "How many contacts it concerns." })
  contacts: number;

  @Field(() => String, { description: "How many contacts of how many, and why." })
  message: string;

  @Field(() => [String], { description: "Where the setting stands in the program's document." })
  path: string[];
}

@ObjectType("LaunchOutlook", {
  description: "What a launch now would make of the audience, before anybody is called. Numbers that begin alike, with the same zone and region, are judged by one of them.",
})
export class LaunchOutlookType {
  @Field(() => Int, { description: "Phone numbers of the audience. Always the sum of the four counters below." })
  contacts: number;

  @Field(() => Int, { description: "Contacts that would be called." })
  contactsCalled: number;

  @Field(() => Int, { description: "Contacts that would be held because nobody knows in which zone they are." })
  contactsHeld: number;

  @Field(() => Int, { description: "Contacts that no time would do for, or whose numbers are suppressed; of audiences above 10,000 numbers the suppressed ones are an estimate." })
  contactsSkipped: number;

  @Field(() => Int, { description: "Contacts that were not looked at: the smallest groups of a very scattered audience." })
  contactsUnseen: number;

  @Field(() => [LaunchAdviceType], { description: "What to reconsider before the launch; what cannot work comes first." })
  advice: LaunchAdviceType[];
}

/** An outlook for a caller. */
export function outlookFor({ advice, ...counted }: LaunchOutlook): LaunchOutlookType {
  return { ...counted, advice: advice.map(({ path, ...one }) => ({ ...one, path: path.map(String) })) };
}
