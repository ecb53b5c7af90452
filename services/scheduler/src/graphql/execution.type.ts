import { EXECUTION_STATUSES, JOB_RESULTS, type ExecutionStatus, type JobResult } from "@redial/kernel";
import { meanings } from "@redial/platform";
import { Directive, Field, Float, ID, Int, ObjectType, registerEnumType } from "type-graphql";
import { AutoPausedType } from "./auto-paused.type";

const words = <Word extends string>(list: readonly Word[]) => Object.fromEntries(list.map((word) => [word, word])) as Record<Word, Word>;

export const ExecutionStatusEnum = words(EXECUTION_STATUSES);
registerEnumType(ExecutionStatusEnum, {
  name: "ExecutionStatus",
  description: "Where an execution stands; `completed`, `stopped` and `cancelled` are final.",
  valuesConfig: meanings<ExecutionStatus>({
    scheduled: "It was launched and has not begun: its program's startAt is still to come.",
    running: "It calls whoever is due.",
    paused: "No new call rings until it is resumed; `statusReason` says who or what paused it.",
    completed: "Every contact's job has ended.",
    stopped: "It reached its program's stopAt; whoever still waited was skipped.",
    cancelled: "It was ended by hand; whoever still waited was skipped.",
  }),
});

/** How a job may end, in words that are true of executions and of simulations. */
export const JOB_RESULT_MEANINGS: Readonly<Record<JobResult, string>> = {
  completed: "A person answered.",
  message_left: "A machine took the message.",
  failed: "It was called, and will not be called again.",
  skipped: "It was passed over: cancelled, stopped, suppressed or never allowed.",
};

export const JobStatusEnum = words(["pending", "in_progress", ...JOB_RESULTS]);
registerEnumType(JobStatusEnum, {
  name: "JobStatus",
  description: "Where a job stands: waiting for its next attempt, being called, or how it ended.",
  valuesConfig: meanings<"pending" | "in_progress" | JobResult>({ pending: "It waits for its first attempt or for a retry.", in_progress: "An attempt of it is being made.", ...JOB_RESULT_MEANINGS }),
});

/** What the scheduler knows of an execution. */
@ObjectType("Execution", { description: "One run of a program over the audience it had at launch." })
@Directive('@key(fields: "id")')
export class ExecutionType {
  @Field(() => ID, { description: "Id of the execution." })
  id: string;

  @Field(() => ExecutionStatusEnum, { nullable: true, description: "Where it stands." })
  status: ExecutionStatus;

  @Field(() => String, { nullable: true, description: "Why it stands there. Of a pause: `manual`, `threshold` (an auto-pause rule) or `carrier` (its circuit breaker). Otherwise `start_at`, `resumed`, `carrier_recovered`, `all_jobs_ended`, `stop_at` or `cancelled`; null before it has begun." })
  statusReason: string | null;

  @Field(() => AutoPausedType, { nullable: true, description: "The auto-pause rule that was met since it began or was last resumed; null when none was." })
  autoPaused: AutoPausedType | null;

  @Field(() => Date, { nullable: true, description: "When it began to call, by its own clock; null before." })
  startedAt: Date | null;

  @Field(() => Date, { nullable: true, description: "When its last job was over, by its own clock; null while there is work." })
  endedAt: Date | null;

  @Field(() => Date, { nullable: true, description: "The time on its virtual clock; null for an execution that runs by the wall clock." })
  virtualNow: Date | null;

  @Field(() => Boolean, { nullable: true, description: "Whether the whole audience has arrived; until then totalContacts still grows." })
  audienceComplete: boolean;

  @Field(() => Int, { nullable: true, description: "Phone numbers to call. Always the sum of the six counters below, without contactsHeld." })
  totalContacts: number;

  @Field(() => Int, { nullable: true, description: "Contacts that a person answered for." })
  contactsCompleted: number;

  @Field(() => Int, { nullable: true, description: "Contacts whose machine took the message." })
  contactsMessageLeft: number;

  @Field(() => Int, { nullable: true, description: "Contacts that were called and will not be called again." })
  contactsFailed: number;

  @Field(() => Int, { nullable: true, description: "Contacts that were passed over: cancelled, stopped or never allowed." })
  contactsSkipped: number;

  @Field(() => Int, { nullable: true, description: "Contacts that wait for their first call or a retry." })
  contactsPending: number;

  @Field(() => Int, { nullable: true, description: "Those of contactsPending that wait until somebody says in which time zone they are; see assignTimeZone." })
  contactsHeld: number;

  @Field(() => Int, { nullable: true, description: "Contacts being called." })
  contactsInProgress: number;

  @Field(() => Float, { nullable: true, description: "contactsCompleted / totalContacts × 100; null without contacts." })
  connectionRate: number | null;
}
