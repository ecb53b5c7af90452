import { JOB_RESULTS, OUTCOMES, type JobResult, type Outcome } from "@redial/kernel";
import { meanings } from "@redial/platform";
import { Field, Float, Int, ObjectType, registerEnumType } from "type-graphql";
import type { AdviceWeight } from "../domain/advice/advice";
import { SIMULATION_ADVICE_CODES, type SimulationAdvice } from "../domain/advice/advised-simulation";
import { LAUNCH_ADVICE_CODES } from "../domain/advice/advised-launch";
import type { SimulationResult } from "../usecases/simulate-program";
import { AdviceWeightEnum } from "./advice.type";
import { AutoPauseRuleType } from "./auto-paused.type";
import { JOB_RESULT_MEANINGS } from "./execution.type";

const words = <Word extends string>(list: readonly Word[]) => Object.fromEntries(list.map((word) => [word, word])) as Record<Word, Word>;

const SimulatedOutcomeEnum = words(OUTCOMES);
registerEnumType(SimulatedOutcomeEnum, {
  name: "SimulatedOutcome",
  description: "How an attempt ends.",
  valuesConfig: meanings<Outcome>({
    completed: "A person answers.",
    busy: "The line is busy.",
    no_answer: "It rings, and nobody answers.",
    network_error: "The network does not carry the call.",
    rejected: "The person declines the call.",
    voicemail: "A machine answers.",
    invalid_number: "The number does not exist; it is never tried again.",
  }),
});

const SimulatedEndEnum = words([...JOB_RESULTS, "held", "paused"]);
registerEnumType(SimulatedEndEnum, {
  name: "SimulatedEnd",
  description: "Where a contact stands when the simulation ends.",
  valuesConfig: meanings<JobResult | "held" | "paused">({
    ...JOB_RESULT_MEANINGS,
    held: "It would not be called until somebody says in which time zone the person is.",
    paused: "It would wait until somebody resumes what an auto-pause rule has paused.",
  }),
});

@ObjectType("SimulatedInterval", { description: "Where a rate lies with 95 % confidence (Wilson), in percent." })
export class SimulatedIntervalType {
  @Field(() => Float, { description: "The lower end, in percent." })
  low: number;

  @Field(() => Float, { description: "The upper end, in percent." })
  high: number;
}

@ObjectType("ForetoldRate", { description: "A rate over all runs of a simulation, in percent." })
export class ForetoldRateType {
  @Field(() => Float, { nullable: true, description: "contactsCompleted / contacts × 100; null without contacts." })
  rate: number | null;

  @Field(() => SimulatedIntervalType, { nullable: true, description: "What as many contacts leave to chance." })
  interval: SimulatedIntervalType | null;

  @Field(() => [Float], { description: "The rate of each run: how far worlds alike differ." })
  runs: readonly number[];
}

@ObjectType("SimulatedHour", { description: "The attempts that begin in one hour." })
export class SimulatedHourType {
  @Field(() => Date, { description: "A whole hour of UTC." })
  startsAt: Date;

  @Field(() => Int, { description: "How many begin in it." })
  attempts: number;

  @Field(() => Int, { description: "Those that reach a person." })
  completions: number;
}

@ObjectType("SimulatedAttemptNumber", { description: "The attempts of one number." })
export class SimulatedAttemptNumberType {
  @Field(() => Int, { description: "The number of the attempt within its job, from 1." })
  attempt: number;

  @Field(() => Int, { description: "How many are made." })
  attempts: number;

  @Field(() => Int, { description: "Those that reach a person." })
  completions: number;
}

@ObjectType("SimulatedOutcomeCount", { description: "How many attempts end in one way." })
export class SimulatedOutcomeCountType {
  @Field(() => SimulatedOutcomeEnum, { description: "How these attempts end." })
  outcome: Outcome;

  @Field(() => Int, { description: "How many attempts end so." })
  count: number;
}

@ObjectType("SimulatedEndCount", { description: "How many contacts end in one way, for one reason." })
export class SimulatedEndCountType {
  @Field(() => SimulatedEndEnum, { description: "Where these contacts stand at the end." })
  result: JobResult | "held" | "paused";

  @Field(() => String, { description: "Why, such as `retries_exhausted`, `stopped`, `always_paused`, `suppressed`, `threshold` or `zone_unknown`." })
  reason: string;

  @Field(() => Int, { description: "How many contacts." })
  contacts: number;
}

@ObjectType("SimulatedPause", { description: "Where an auto-pause rule would pause the program, and so the simulation ends." })
export class SimulatedPauseType {
  @Field(() => Date, { description: "When the attempt ends that meets the rule: nothing begins from then on." })
  at: Date;

  @Field(() => AutoPauseRuleType, { description: "The rule that is met." })
  rule: AutoPauseRuleType;

  @Field(() => Int, { description: "How many attempts ended with one of its outcomes." })
  counted: number;

  @Field(() => Int, { nullable: true, description: "Of how many of the last attempts that is; null for a count." })
  ofLast: number | null;

  @Field(() => Float, { nullable: true, description: "counted / ofLast; null for a count." })
  share: number | null;
}

@ObjectType("SimulatedPace", { description: "The pace that holds: the least of the program's own, its organization's and its carrier's." })
export class SimulatedPaceType {
  @Field(() => Int, { nullable: true, description: "How many calls may be open at once; null: no limit." })
  maxConcurrentCalls: number | null;

  @Field(() => Float, { nullable: true, description: "How many calls may begin in a second; null: no limit." })
  callsPerSecond: number | null;
}

@ObjectType("SimulationAdvice", { description: "One thing to reconsider about a program or its audience, as a simulation shows it." })
export class SimulationAdviceType {
  @Field(() => String, { description: `Stable code: one of \`Advice\`, or ${[...new Set([...LAUNCH_ADVICE_CODES, ...SIMULATION_ADVICE_CODES])].join(", ")}.` })
  code: SimulationAdvice["code"];

  @Field(() => AdviceWeightEnum, { description: "How much it weighs." })
  weight: AdviceWeight;

  @Field(() => Int, { nullable: true, description: "How many contacts it concerns; null when it is not about contacts." })
  contacts: number | null;

  @Field(() => String, { description: "What is the matter and what may help." })
  message: string;

  @Field(() => [String], { description: "Where the setting stands in the document." })
  path: string[];
}

/** What a simulation foretells, as a caller sees it. */
@ObjectType("SimulationResult", { description: "What a program would come to. Everything but connectionRate is of the first run." })
export class SimulationResultType {
  @Field(() => Int, { description: "All contacts: the sum of `ends`." })
  contacts: number;

  @Field(() => Int, { description: "Contacts of whom a person answers." })
  contactsCompleted: number;

  @Field(() => ForetoldRateType, { description: "The share of contacts of whom a person answers, over all runs." })
  connectionRate: ForetoldRateType;

  @Field(() => Float, { nullable: true, description: "Calls per contact that is called at least once; null without a call." })
  averageAttempts: number | null;

  @Field(() => Int, { description: "Resource usage: how many calls are made." })
  totalCalls: number;

  @Field(() => Int, { nullable: true, description: "Calls that are answered just as they are given up, so that nobody speaks; null in results from before it was told." })
  callsAbandoned: number | null;

  @Field(() => Float, { description: "How long phones ring, in seconds." })
  ringSeconds: number;

  @Field(() => Float, { description: "How long people or machines are on the line, in seconds." })
  talkSeconds: number;

  @Field(() => Date, { nullable: true, description: "When the last call is over; null without a call." })
  finishedAt: Date | null;

  @Field(() => [SimulatedHourType], { description: "The attempts by the hour in which they begin, rising; hours without one are left out." })
  byHour: SimulatedHourType[];

  @Field(() => [SimulatedAttemptNumberType], { description: "The attempts by their number, rising." })
  byAttempt: readonly SimulatedAttemptNumberType[];

  @Field(() => [SimulatedOutcomeCountType], { description: "How attempts end, the most frequent outcome first." })
  outcomes: readonly SimulatedOutcomeCountType[];

  @Field(() => [SimulatedEndCountType], { description: "How contacts end, and why, the most frequent first." })
  ends: readonly SimulatedEndCountType[];

  @Field(() => SimulatedPauseType, { nullable: true, description: "When and why it would pause by itself; null when it does not." })
  autoPaused: SimulatedPauseType | null;

  @Field(() => SimulatedPaceType, { nullable: true, description: "The pace that held; null in results from before it was told." })
  pace: SimulatedPaceType | null;

  @Field(() => [SimulationAdviceType], { description: "Settings that cannot work or hold each other back; what cannot work comes first." })
  advice: SimulationAdviceType[];
}

/** A result for a caller. */
export function simulationResultFor({ completed, attempts, ringMs, talkMs, finishedAt, byHour, autoPaused, advice, ...result }: SimulationResult): SimulationResultType {
  return {
    ...result,
    contactsCompleted: completed,
    totalCalls: attempts,
    ringSeconds: ringMs / 1_000,
    talkSeconds: talkMs / 1_000,
    finishedAt: finishedAt === null ? null : new Date(finishedAt),
    autoPaused: autoPaused ? { ...autoPaused, at: new Date(autoPaused.at) } : null,
    advice: advice.map(({ path, ...one }) => ({ ...one, path: path.map(String) })),
    byHour: byHour.map(({ startsAt, ...counts }) => ({ startsAt: new Date(startsAt), ...counts })),
  };
}
