import { meanings } from "@redial/platform";
import { Field, Float, Int, ObjectType, registerEnumType } from "type-graphql";
import type { ArmDifference, ExperimentVerdict } from "../domain/experiment-report";
import type { ArmOfWave, WaveReport } from "../domain/wave-counts";
import { CountedRateType } from "./counted-rate.type";
import { ExecutionRef } from "./execution.ref";

const VerdictKindEnum = { winner: "winner", no_difference_yet: "no_difference_yet", no_difference: "no_difference", stopped: "stopped" };
registerEnumType(VerdictKindEnum, {
  name: "VerdictKind",
  description: "What an experiment says. Looking as often as one likes does not make it lie: the chance of ever naming a false winner stays at alpha.",
  valuesConfig: meanings<ExperimentVerdict["kind"]>({
    winner: "One arm beats each other arm.",
    no_difference_yet: "Contacts are still to come, or were too few for the difference that was asked about.",
    no_difference: "As many as asked for were counted, and no arm beats all others.",
    stopped: "It was ended by hand before it could tell.",
  }),
});

/** A range of points, as GraphQL shows it. */
@ObjectType("PointsInterval", { description: "Where a difference of two rates lies, in points of percent." })
export class PointsIntervalType {
  @Field(() => Float, { description: "The lower end, from -100." })
  low: number;

  @Field(() => Float, { description: "The upper end, to 100." })
  high: number;
}

/** A verdict, as GraphQL shows it. */
@ObjectType("ExperimentVerdict", { description: "What an experiment says at this look, as often as one looks." })
export class ExperimentVerdictType implements ExperimentVerdict {
  @Field(() => VerdictKindEnum, { description: "What it says." })
  kind: ExperimentVerdict["kind"];

  @Field(() => String, { nullable: true, description: "Name of the winner, else of the arm with the highest rate; null before anybody is counted." })
  leader: string | null;

  @Field(() => Float, { description: "The leader's always-valid p-value against the arm that it beats least: at most alpha only for a winner." })
  pValue: number;

  @Field(() => Int, { description: "Contacts of all arms still to be counted until the plan is complete; 0 unless no_difference_yet." })
  moreContacts: number;

  @Field(() => Int, { nullable: true, description: "Contacts still to be counted until the leader wins if its lead stays as it is; null when there is no lead, and unless no_difference_yet." })
  moreContactsAsSeen: number | null;

  @Field(() => String, { description: "The same in a plain sentence, with its numbers." })
  sentence: string;
}

/** A difference, as GraphQL shows it. */
@ObjectType("ArmDifference", { description: "Two arms of an experiment, by the contacts that are compared." })
export class ArmDifferenceType implements ArmDifference {
  @Field(() => String, { description: "Name of the one arm." })
  a: string;

  @Field(() => String, { description: "Name of the other." })
  b: string;

  @Field(() => Float, { description: "The connection rate of a less that of b, in points; where shares moved, compared within the waves." })
  difference: number;

  @Field(() => PointsIntervalType, { nullable: true, description: "Where the true difference lies with 95 % confidence (Newcombe), for one look at the end; null where shares moved." })
  interval: PointsIntervalType | null;

  @Field(() => Float, { nullable: true, description: "Of the two-proportion test, for one look at the end; null where shares moved." })
  pValue: number | null;

  @Field(() => Float, { nullable: true, description: "The same, corrected for all pairs of arms (Holm); null where shares moved." })
  correctedPValue: number | null;

  @Field(() => PointsIntervalType, { description: "Where the true difference lies at all looks together, with a confidence of 1 - alpha." })
  anytimeInterval: PointsIntervalType;

  @Field(() => Float, { description: "The p-value that is valid at every look." })
  anytimePValue: number;
}

/** An arm's report, as GraphQL shows it. */
@ObjectType("ArmReport", { description: "What an arm came to so far." })
export class ArmReportType {
  @Field(() => String, { description: "Name of the arm." })
  name: string;

  @Field(() => ExecutionRef, { description: "Its run, with all its reports." })
  execution: ExecutionRef;

  @Field(() => Int, { description: "How many phone numbers it was dealt." })
  size: number;

  @Field(() => CountedRateType, { description: "Its connection rate so far: contacts completed of all that it has. Patient arms look worse here until they are over. Not to be compared where shares moved." })
  connectionRate: CountedRateType;

  @Field(() => CountedRateType, { description: "The connection rate among the contacts that are compared: the first so many of the arm, all of them over, the same part of every arm. Where shares moved, all contacts of the waves that are over, with a rate in which each wave weighs the same for every arm, so that it is not count / of." })
  compared: CountedRateType;

  @Field(() => Int, { description: "Contacts that wait, are being called, or wait for a retry." })
  contactsOpen: number;

  @Field(() => Float, { nullable: true, description: "Mean number of attempts of the contacts that are over and were called at least once." })
  averageAttempts: number | null;

  @Field(() => Int, { description: "Resource usage: how many calls were made." })
  totalCalls: number;

  @Field(() => Float, { nullable: true, description: "Calls made for each contact completed; null while there is none." })
  callsPerConnection: number | null;

  @Field(() => Float, { nullable: true, description: "callsPerConnection × costPerCall; null while there is none, and without costPerCall." })
  costPerConnection: number | null;
}

/** An arm within a wave, as GraphQL shows it. */
@ObjectType("ArmOfWave", { description: "An arm within a wave." })
export class ArmOfWaveType implements ArmOfWave {
  @Field(() => String, { description: "Name of the arm." })
  name: string;

  @Field(() => Float, { description: "The chance to be given a phone number of the wave, in percent." })
  share: number;

  @Field(() => Int, { description: "How many phone numbers of the wave are its." })
  size: number;

  @Field(() => CountedRateType, { nullable: true, description: "The connection rate within the wave; null until the wave is over for every arm." })
  compared: CountedRateType | null;
}

/** A wave, as GraphQL shows it. */
@ObjectType("WaveReport", { description: "A part of the audience that was dealt while the shares of the arms stayed the same." })
export class WaveReportType implements WaveReport {
  @Field(() => Int, { description: "From 1." })
  number: number;

  @Field(() => [ArmOfWaveType], { description: "The arms, in their order." })
  arms: ArmOfWaveType[];
}

/** A report, as GraphQL shows it. */
@ObjectType("ExperimentReport", { description: "An experiment at this look." })
export class ExperimentReportType {
  @Field(() => ExperimentVerdictType, { description: "What it says." })
  verdict: ExperimentVerdictType;

  @Field(() => [ArmReportType], { description: "Its arms, in their order." })
  arms: ArmReportType[];

  @Field(() => [ArmDifferenceType], { description: "Every two arms; empty before both have contacts that are compared." })
  differences: ArmDifferenceType[];

  @Field(() => Float, { description: "The p-value of Pearson's test that all arms are alike, for one look at the end; 1 while there is nothing to compare. Where shares moved, the lowest anytimePValue, corrected for all pairs (Holm)." })
  allArmsPValue: number;

  @Field(() => Int, { description: "How many contacts of all arms are compared." })
  contactsCounted: number;

  @Field(() => Int, { description: "How many phone numbers all arms were dealt, or will be where they are dealt in waves." })
  contactsPlanned: number;

  @Field(() => [WaveReportType], { description: "The waves dealt so far, where shares move; empty where the split is fixed." })
  waves: WaveReportType[];

  @Field(() => Boolean, { description: "True when every arm is over and counted: the report changes no more." })
  isFinal: boolean;
}
