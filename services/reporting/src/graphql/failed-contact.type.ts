import { PageInfoType } from "@redial/platform";
import { Directive, Field, ID, ObjectType } from "type-graphql";
import type { AttemptReport } from "../domain/call-report";
import type { FailedContact } from "../domain/failed-contact";
import type { FailedAction } from "../domain/suggest-action";
import { AttemptType } from "./attempt.type";
import { ContactRef } from "./contact.ref";
import { FailedActionEnum } from "./enums";

/** A failed contact, as GraphQL shows it. */
@ObjectType("FailedContact", { description: "A contact for whom every attempt failed, and what to do about it." })
export class FailedContactType implements FailedContact<AttemptReport> {
  @Field(() => ID, { description: "Id of the job that failed." })
  jobId: string;

  @Field(() => String, { nullable: true, description: "The number that was called, E.164; null until the job's planning was heard of." })
  phone: string | null;

  @Field(() => String, { nullable: true, description: "The contact's region; null when none is known." })
  region: string | null;

  @Directive("@listSize(assumedSize: 2)")
  @Field(() => [ContactRef], { description: "Everyone who shares the number, the first added first." })
  contacts: readonly ContactRef[];

  @Field(() => String, { nullable: true, description: "Why the job ended." })
  reason: string | null;

  @Directive("@listSize(assumedSize: 4)")
  @Field(() => [AttemptType], { description: "All attempts, in order." })
  attempts: readonly AttemptType[];

  @Field(() => FailedActionEnum, { description: "What to do about it: as the guide suggests for the last outcome, unless the attempts show that it was done." })
  action: FailedAction;

  @Field(() => String, { description: "The observation that led to the action." })
  because: string;
}

/** A failed contact on a page, as GraphQL shows it. */
@ObjectType("FailedContactEdge", { description: "A failed contact on a page." })
export class FailedContactEdgeType {
  @Field(() => FailedContactType, { description: "The failed contact." })
  node: FailedContact<AttemptReport>;

  @Field(() => String, { description: "Where it stands in the list: what `after` takes." })
  cursor: string;
}

/** A page of failed contacts, as GraphQL shows it. */
@ObjectType("FailedContactConnection", { description: "A page of failed contacts." })
export class FailedContactConnectionType {
  executionId: string;

  @Field(() => [FailedContactEdgeType], { description: "The failed contacts of the page, in the order of the list." })
  edges: FailedContactEdgeType[];

  @Field(() => PageInfoType, { description: "Where the page lies in the list." })
  pageInfo: PageInfoType;
}
