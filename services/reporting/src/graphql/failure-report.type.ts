import type { Outcome } from "@redial/kernel";
import { Directive, Field, Float, Int, ObjectType } from "type-graphql";
import type { FailedOutcome } from "../domain/failed-outcomes";
import type { FailurePattern } from "../domain/failure-patterns";
import type { FailedAction } from "../domain/suggest-action";
import type { FailedGroup, FailedHour, FailureReport } from "../domain/failure-report";
import { BoundsType } from "./bounds.type";
import { CountedRateType } from "./counted-rate.type";
import { FailedActionEnum, OutcomeEnum } from "./enums";

/** Failed contacts of one last outcome, as GraphQL shows them. */
@ObjectType("FailedOutcome", { description: "Failed contacts whose last attempt ended in one way." })
export class FailedOutcomeType implements FailedOutcome {
  @Field(() => OutcomeEnum, { nullable: true, description: "How their last attempt ended; null when they failed without one." })
  outcome: Outcome | null;

  @Field(() => CountedRateType, { description: "How many of all failed contacts." })
  contacts: CountedRateType;

  @Field(() => FailedActionEnum, { description: "What the guide suggests to do about them." })
  action: FailedAction;

  @Field(() => String, { description: "The observation that led to the action." })
  because: string;
}

/** Failures of one hour, as GraphQL shows them. */
@ObjectType("FailedHour", { description: "What failed in one hour of the called persons' day." })
export class FailedHourType implements FailedHour {
  @Field(() => Int, { description: "Hour of the day, 0 to 23, in the zone of each job." })
  hour: number;

  @Field(() => CountedRateType, { description: "Attempts that reached nobody, of all attempts in this hour." })
  attempts: CountedRateType;

  @Field(() => Int, { description: "Contacts that were given up after an attempt in this hour." })
  contactsGivenUp: number;
}

/** Failures of one segment, as GraphQL shows them. */
@ObjectType("FailedGroup", { description: "How many contacts with one thing in common failed." })
export class FailedGroupType implements FailedGroup {
  @Field(() => String, { description: "What the group is by: region, line_type, number_prefix, calling_code, or attribute. and a name." })
  key: string;

  @Field(() => String, { description: "The value that its contacts have in common; empty for all others." })
  value: string;

  @Field(() => Boolean, { description: "True for all values beyond the first hundred of an execution, together." })
  isOther: boolean;

  @Field(() => CountedRateType, { description: "Contacts that failed, of those of the group whose calls came to an end." })
  failed: CountedRateType;
}

/** A pattern, as GraphQL shows it. */
@ObjectType("FailurePattern", { description: "A group that fails surely more often than everything else." })
export class FailurePatternType implements FailurePattern {
  @Field(() => String, { description: "What the group is by: a key of groups, or hour." })
  key: string;

  @Field(() => String, { description: "The value that the group has in common." })
  value: string;

  @Field(() => CountedRateType, { description: "Contacts that failed, of those whose calls came to an end; for an hour, attempts that reached nobody, of all in it." })
  failed: CountedRateType;

  @Field(() => CountedRateType, { description: "The same of all that is not in the group." })
  elsewhere: CountedRateType;

  @Field(() => Float, { description: "By how many points the group fails more often." })
  difference: number;

  @Field(() => BoundsType, { description: "Where the difference lies with 95 % confidence (Newcombe), in points." })
  differenceInterval: BoundsType;

  @Field(() => String, { description: "The test: pooled_z, or fisher_exact where counts are small; one-sided." })
  test: FailurePattern["test"];

  @Field(() => Float, { description: "How likely a group would be this much above the rest by chance, 0 to 1." })
  pValue: number;

  @Field(() => Float, { description: "The same corrected for all comparisons (Benjamini and Hochberg): of the patterns told, about 5 % at most are expected to be chance." })
  correctedPValue: number;

  @Field(() => String, { description: "The pattern in a sentence, with its counts." })
  message: string;

  @Field(() => String, { description: "What may help." })
  consider: string;
}

/** The report on failures, as GraphQL shows it. */
@ObjectType("FailureReport", { description: "Whom it did not reach, broken down, and what they have in common." })
export class FailureReportType implements FailureReport {
  @Field(() => CountedRateType, { description: "Contacts that failed, of those whose calls came to an end: completed, message left or failed." })
  failed: CountedRateType;

  @Directive("@listSize(assumedSize: 7)")
  @Field(() => [FailedOutcomeType], { description: "Failed contacts by their last outcome, the most frequent first, with what the guide suggests." })
  byOutcome: FailedOutcomeType[];

  @Directive("@listSize(assumedSize: 24)")
  @Field(() => [FailedHourType], { description: "By the hour of the called persons' day; hours without an attempt are left out." })
  byHour: FailedHourType[];

  @Directive("@listSize(assumedSize: 500)")
  @Field(() => [FailedGroupType], { description: "By number prefix, line type, region and attributes, by key and value, the others last; then by calling code, unless there are more than a hundred prefixes." })
  groups: FailedGroupType[];

  @Field(() => Int, { description: "How many groups and hours were held against the rest." })
  comparisons: number;

  @Directive("@listSize(assumedSize: 20)")
  @Field(() => [FailurePatternType], { description: "Those that fail surely more often than the rest, the surest first." })
  patterns: FailurePatternType[];
}
