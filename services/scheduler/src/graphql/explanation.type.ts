import { OUTCOMES, type Outcome } from "@redial/kernel";
import { Field, Float, Int, ObjectType } from "type-graphql";
import { DetailsScalar } from "./details.scalar";
import { JobType } from "./job.type";
import { ReasonType } from "./reason.type";

@ObjectType("NextAttempt", { description: "The attempt that is planned or being made." })
export class NextAttemptType {
  @Field(() => Int, { description: "Its number, counted from 1." })
  attempt: number;

  @Field(() => Date, { description: "The next instant at which the job may be called; of an attempt being made, when it was due." })
  dueAt: Date;

  @Field(() => String, { description: "`dueAt` on the wall clock of the zone, without an offset." })
  localTime: string;

  @Field(() => Date, { nullable: true, description: "When it was requested from the dialer; null while it waits." })
  requestedAt: Date | null;

  @Field(() => String, { description: "IANA name of the zone by which the rules were read." })
  zone: string;

  @Field(() => [ReasonType], { description: "The rules that moved it to `dueAt`, in the order in which they were applied." })
  because: ReasonType[];
}

@ObjectType("PastAttempt", { description: "An attempt that was made, with why it was made then." })
export class PastAttemptType {
  @Field(() => Int, { description: "Its number, counted from 1." })
  attempt: number;

  @Field(() => Date, { description: "When it was requested from the dialer." })
  requestedAt: Date;

  @Field(() => String, { description: "`requestedAt` on the wall clock of the zone, without an offset." })
  localTime: string;

  @Field(() => Date, { description: "When it ended, by the clock of its execution." })
  endedAt: Date;

  @Field(() => String, { description: `How it ended: ${OUTCOMES.join(", ")}.` })
  outcome: Outcome;

  @Field(() => String, { description: "IANA name of the zone by which the rules were read." })
  zone: string;

  @Field(() => DetailsScalar, { nullable: true, description: "How the zone was known; null where it was the program's own." })
  zoneEvidence: object | null;

  @Field(() => String, { nullable: true, description: "Version of the calling rules that were applied; null when there were none." })
  policyVersion: string | null;

  @Field(() => [ReasonType], { description: "The rules that made it due when it was, in the order in which they were applied." })
  because: ReasonType[];
}

@ObjectType("PaceHold", { description: "A limit on pace that due jobs wait for." })
export class PaceHoldType {
  @Field(() => String, { description: "Whose it is: execution, organization or carrier. The last two are shared, in turn." })
  scope: string;

  @Field(() => String, { description: "maxConcurrentCalls or callsPerSecond." })
  setting: string;

  @Field(() => Float, { description: "How many it allows: calls at once, or calls a second." })
  most: number;
}

@ObjectType("JobHold", { description: "What keeps a waiting job from being called although its time may have come." })
export class JobHoldType {
  @Field(() => String, { description: "A stable word: execution_scheduled, execution_paused, execution_over, zone_unknown, suppressed, pacing (a limit is reached) or turn (it is due, and none is)." })
  reason: string;

  @Field(() => String, { description: "The reason in words, with local times and numbers." })
  sentence: string;

  @Field(() => PaceHoldType, { nullable: true, description: "The limit that is reached; null unless the reason is pacing." })
  limit?: PaceHoldType | undefined;
}

@ObjectType("JobEnd", { description: "Why a job is called no more." })
export class JobEndType {
  @Field(() => String, { description: "How it ended: completed, message_left, failed or skipped." })
  result: string;

  @Field(() => String, { description: "A stable word, such as `retries_exhausted`." })
  reason: string;

  @Field(() => [ReasonType], { description: "The rules that ended it, in the order in which they were applied." })
  because: ReasonType[];
}

@ObjectType("JobExplanation", { description: "Why a job is called when it is called. All reasons are those that the decisions left behind." })
export class JobExplanationType {
  @Field(() => JobType, { description: "The job that is explained." })
  job: JobType;

  @Field(() => NextAttemptType, { nullable: true, description: "What comes next; null once the job has ended, and while it is held for its time zone." })
  nextAttempt: NextAttemptType | null;

  @Field(() => [PastAttemptType], { description: "The attempts that were made, in their order." })
  attempts: PastAttemptType[];

  @Field(() => JobHoldType, { nullable: true, description: "What holds it back; null when it only waits for its time." })
  held: JobHoldType | null;

  @Field(() => JobEndType, { nullable: true, description: "What ended it; null until it has ended." })
  ended: JobEndType | null;
}
