import { Field, Float, Int, ObjectType } from "type-graphql";
import type { ExecutionComparison } from "../domain/compare-executions";
import { ExecutionRef } from "./execution.ref";
import { IntervalType } from "./interval.type";

/** A row of the guide's comparison table, as GraphQL shows it. */
@ObjectType("ExecutionComparison", { description: "One row of a comparison of executions." })
export class ExecutionComparisonType implements ExecutionComparison {
  @Field(() => ExecutionRef, { description: "The execution that the row is of." })
  execution: ExecutionRef;

  @Field(() => String, { description: "What to call the group: the program's name at launch, or the execution's id until that was heard of." })
  label: string;

  @Field(() => Int, { description: "All contacts of the execution." })
  totalContacts: number;

  @Field(() => Int, { description: "Contacts of whom a person answered." })
  contactsCompleted: number;

  @Field(() => Float, { nullable: true, description: "contactsCompleted / totalContacts × 100; null when there are no contacts." })
  connectionRate: number | null;

  @Field(() => IntervalType, { nullable: true, description: "Where the connection rate lies with 95 % confidence (Wilson): rates whose intervals overlap may not differ." })
  connectionRateInterval: IntervalType | null;

  @Field(() => Float, { nullable: true, description: "Mean number of attempts of the contacts that are over and were called at least once." })
  averageAttempts: number | null;

  @Field(() => Int, { description: "Resource usage: how many calls were made." })
  totalCalls: number;

  @Field(() => Boolean, { description: "True when the execution is over and all that happened in it was counted; before that the row still changes." })
  isFinal: boolean;
}
