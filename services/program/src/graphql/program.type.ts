import type { AudienceId, AutoPauseRule, CoolDown, FrequencyCap, Instant, PauseWindows, ProgramId, RetryStrategy } from "@redial/kernel";
import { Directive, Field, Float, ID, Int, ObjectType } from "type-graphql";
import type { CallingHours } from "../domain/calling-hours";
import type { DialNode } from "../domain/dial-node";
import type { TimeZoneMode } from "../domain/program-settings";
import { AutoPauseScalar, CoolDownsScalar, DialNodeScalar, FrequencyCapsScalar, PauseWindowsScalar, RetryStrategyScalar } from "./scalars";
import { TimeZoneModeEnum } from "./words";

/** What a caller sees of a program. */
@ObjectType("Program", { description: "The reusable definition of a campaign: whom to call, how, when, and how often again." })
@Directive('@key(fields: "id")')
export class ProgramType {
  @Field(() => ID)
  id: ProgramId;

  audienceId: AudienceId;

  @Field(() => String)
  name: string;

  @Field(() => RetryStrategyScalar)
  retryStrategy: RetryStrategy;

  @Field(() => PauseWindowsScalar)
  pauseWindows: PauseWindows;

  @Field(() => DialNodeScalar)
  flow: DialNode;

  @Field(() => String, { description: "IANA name of the zone of its pause windows and local times." })
  timeZone: string;

  @Field(() => TimeZoneModeEnum)
  timeZoneMode: TimeZoneMode;

  @Field(() => [String], { description: "Numbers that calls may come from, E.164." })
  callerIds: readonly string[];

  @Field(() => Int, { description: "How many calls one execution may have at once." })
  maxConcurrentCalls: number;

  @Field(() => Float, { nullable: true, description: "How many calls one execution may begin in a second; null: no limit of its own." })
  callsPerSecond: number | null;

  @Field(() => String, { nullable: true, description: "The pack of calling hours that holds for everybody, or contact_region; null: none." })
  callingHours: CallingHours | null;

  @Field(() => FrequencyCapsScalar, { description: "Empty: none." })
  frequencyCaps: readonly FrequencyCap[];

  @Field(() => CoolDownsScalar, { description: "Empty: none." })
  coolDowns: readonly CoolDown[];

  @Field(() => AutoPauseScalar, { description: "Empty: never by itself." })
  autoPause: readonly AutoPauseRule[];

  @Field(() => String)
  carrier: string;

  @Field(() => String, { nullable: true, description: "How the people of a simulated carrier answer; null for the carrier's own default." })
  answerProfile: string | null;

  @Field(() => Date, { nullable: true, description: "Nothing rings before; null: from the launch on." })
  startAt: Instant | null;

  @Field(() => Date, { nullable: true, description: "Nothing rings from then on; null: never stopped." })
  stopAt: Instant | null;

  @Field(() => Date)
  createdAt: Instant;

  @Field(() => Date)
  updatedAt: Instant;

  @Field(() => Date, { nullable: true, description: "When it was deleted after a launch; it is listed, changed and launched no more." })
  archivedAt: Instant | null;
}

/** What became of a program that was to be deleted. */
@ObjectType("DeletedProgram")
export class DeletedProgramType {
  @Field(() => ID)
  id: ProgramId;

  @Field(() => Boolean, { description: "True when it was launched before: then it stays readable for its executions." })
  archived: boolean;
}
