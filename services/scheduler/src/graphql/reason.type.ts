import { Field, ObjectType } from "type-graphql";
import type { Reason } from "../domain/reason";
import { reasonSentence } from "../domain/reason-sentence";
import { DetailsScalar } from "./details.scalar";

/** One step of a decision, as a caller sees it. */
@ObjectType("Reason", { description: "One rule that decided when a call is made, or that it is made no more." })
export class ReasonType {
  @Field(() => String, { description: "The rule's name, such as `pause_window`." })
  rule: string;

  @Field(() => String, { description: "The rule in words, with local times." })
  sentence: string;

  @Field(() => Date, { description: "Where the call stood after the rule, or when the rule ended it." })
  at: Date;

  @Field(() => DetailsScalar, { description: "What the rule decided by." })
  details: object;
}

/** Kept reasons for a caller, in their order; instants are told in `zone`. */
export function reasonsFor(reasons: readonly Reason[], zone: string): ReasonType[] {
  return reasons.map((reason) => {
    const { rule, at, ...details } = reason;
    return { rule, sentence: reasonSentence(reason, zone), at: new Date(at), details };
  });
}
