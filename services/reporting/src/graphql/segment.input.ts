import { Field, InputType } from "type-graphql";
import type { SegmentChoice } from "../domain/tally";

/** A segment as callers name it. */
@InputType("SegmentInput", { description: "One segment of an execution's contacts, or of its attempts by caller id." })
export class SegmentInput {
  @Field(() => String, { description: "region, line_type, number_prefix, caller_id, or attribute. and the name of an attribute." })
  key: string;

  @Field(() => String, { nullable: true, description: "The value; null for all beyond the first hundred values of an execution, together." })
  value?: string | null;
}

/** The choice that a caller made; undefined without one. */
export function segmentChoice(given: SegmentInput | null | undefined): SegmentChoice | undefined {
  return given ? { key: given.key, value: given.value ?? null } : undefined;
}
