import { meanings } from "@redial/platform";
import { Field, ObjectType, registerEnumType } from "type-graphql";
import { ADVICE_CODES, ADVICE_WEIGHTS, type Advice, type AdviceCode, type AdviceWeight } from "../domain/advice/advice";

/** Weights of advice, for GraphQL. */
export const AdviceWeightEnum = Object.fromEntries(ADVICE_WEIGHTS.map((weight) => [weight, weight]));
registerEnumType(AdviceWeightEnum, {
  name: "AdviceWeight",
  description: "How much an advice weighs.",
  valuesConfig: meanings<AdviceWeight>({
    cannot_work: "A setting that has no effect or lets nobody be called.",
    mistake: "A common mistake, or a setting that another one holds back.",
    hint: "A practice that is not followed, perhaps for a reason.",
  }),
});

/** One advice, as a caller sees it. */
@ObjectType("Advice", { description: "One thing to reconsider about a program, with the setting to change." })
export class AdviceType {
  @Field(() => String, { description: `Stable code: ${ADVICE_CODES.join(", ")}.` })
  code: AdviceCode;

  @Field(() => AdviceWeightEnum, { description: "How much it weighs." })
  weight: AdviceWeight;

  @Field(() => String, { description: "What is the matter and what may help, in one or two sentences." })
  message: string;

  @Field(() => [String], { description: 'Where the setting stands in the program\'s document, such as `["retryStrategy", "retryDates", "0"]`.' })
  path: string[];
}

/** An advice for a caller. */
export function adviceFor({ path, ...advice }: Advice): AdviceType {
  return { ...advice, path: path.map(String) };
}
