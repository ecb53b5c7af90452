import type { AudienceId, AutoPauseRule, CoolDown, FrequencyCap, Instant, PauseWindows, ProgramId, RetryStrategy } from "@redial/kernel";
import { Directive, Field, Float, ID, Int, ObjectType } from "type-graphql";
import type { CallingHours } from "../domain/calling-hours";
import type { DialNode } from "../domain/dial-node";
import type { TimeZoneMode } from "../domain/program-settings";
import { AutoPauseScalar, CoolDownsScalar, DialNodeScalar, FrequencyCapsScalar, PauseWindowsScalar, RetryStrategyScalar } from "./scalars";
import { TimeZoneModeEnum } from "./words";

/** What a caller sees of a program. */
@ObjectType("Program", { description: "The reusable definition of calls: audience, flow, caller ids, retry strategy, pause windows, pacing, start and stop." })
@Directive('@key(fields: "id")')
export class ProgramType {
  @Field(() => ID, { description: "Id of the program." })
  id: ProgramId;

  audienceId: AudienceId;

  @Field(() => String, { description: "What people call it." })
  name: string;

  @Field(() => RetryStrategyScalar, { description: "When failed calls are tried again." })
  retryStrategy: RetryStrategy;

  @Field(() => PauseWindowsScalar, { description: "When nothing may ring; empty: never paused." })
  pauseWindows: PauseWindows;

  @Field(() => DialNodeScalar, { description: "How calls are made, and what becomes of those that are answered." })
  flow: DialNode;

  @Field(() => String, { description: "IANA name of the zone of its pause windows and local times." })
  timeZone: string;

  @Field(() => TimeZoneModeEnum, { description: "In whose zone its pause windows and local times are read." })
  timeZoneMode: TimeZoneMode;

  @Field(() => [String], { description: "Numbers that calls may come from, E.164." })
  callerIds: readonly string[];

  @Field(() => Int, { description: "How many calls one execution may have at once." })
  maxConcurrentCalls: number;

  @Field(() => Float, { nullable: true, description: "How many calls one execution may begin in a second; null: no limit of its own." })
  callsPerSecond: number | null;

  @Field(() => String, { nullable: true, description: "The pack of calling hours that holds for everybody, or contact_region; null: none." })
  callingHours: CallingHours | null;

  @Field(() => FrequencyCapsScalar, { description: "How often one number may be called; empty: as often as may be." })
  frequencyCaps: readonly FrequencyCap[];

  @Field(() => CoolDownsScalar, { description: "How long a number is left in peace afterwards; empty: not at all." })
  coolDowns: readonly CoolDown[];

  @Field(() => AutoPauseScalar, { description: "When an execution pauses by itself; empty: never." })
  autoPause: readonly AutoPauseRule[];

  @Field(() => String, { description: "Name of the carrier that rings." })
  carrier: string;

  @Field(() => String, { nullable: true, description: "How the people of a simulated carrier answer; null for the carrier's own default." })
  answerProfile: string | null;

  @Field(() => Date, { nullable: true, description: "Nothing rings before; null: from the launch on." })
  startAt: Instant | null;

  @Field(() => Date, { nullable: true, description: "Nothing rings from then on; null: never stopped." })
  stopAt: Instant | null;

  @Field(() => Date, { description: "When it was made." })
  createdAt: Instant;

  @Field(() => Date, { description: "When it was changed last." })
  updatedAt: Instant;

  @Field(() => Date, { nullable: true, description: "When it was deleted after a launch: from then on it is listed, changed and launched no more; null while it is not." })
  archivedAt: Instant | null;
}

/** What became of a program that was to be deleted. */
@ObjectType("DeletedProgram", { description: "What became of a program that was to be deleted." })
export class DeletedProgramType {
  @Field(() => ID, { description: "Id of the program." })
  id: ProgramId;

  @Field(() => Boolean, { description: "True when it was launched before: then it stays readable for its executions." })
  archived: boolean;
}
