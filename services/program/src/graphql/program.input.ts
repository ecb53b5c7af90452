import { BY_CONTACT_REGION, CALLING_RULE_PACKS } from "@redial/kernel";
import { Field, Float, ID, InputType, Int } from "type-graphql";
import { AutoPauseScalar, CoolDownsScalar, DialNodeScalar, FrequencyCapsScalar, PauseWindowsScalar, RetryStrategyScalar } from "./scalars";
import { TimeZoneModeEnum, UrgencyEnum } from "./words";

/** The fields of a program that have a default. They are checked together, each with its own code. */
@InputType()
class ProgramOptions {
  @Field(() => RetryStrategyScalar, { nullable: true, description: 'When failed calls are tried again; default `{"type":"none"}`.' })
  retryStrategy?: unknown;

  @Field(() => UrgencyEnum, { nullable: true, description: "Instead of a retryStrategy: the preset of the same name, which becomes the program's retryStrategy." })
  urgency?: string | null;

  @Field(() => PauseWindowsScalar, { nullable: true, description: "When nothing may ring; default: none." })
  pauseWindows?: unknown;

  @Field(() => DialNodeScalar, { nullable: true, description: "How calls are made; default: dial, and take whoever answers." })
  flow?: unknown;

  @Field(() => String, { nullable: true, description: "IANA name of the zone of its pause windows and local times; default UTC." })
  timeZone?: string | null;

  @Field(() => TimeZoneModeEnum, { nullable: true, description: "In whose zone they are read; default program." })
  timeZoneMode?: string | null;

  @Field(() => [String], { nullable: true, description: "Numbers that calls may come from, E.164, at most 100." })
  callerIds?: string[] | null;

  @Field(() => Int, { nullable: true, description: "How many calls of one execution may be open at once, 1 to 10,000; default 10." })
  maxConcurrentCalls?: number | null;

  @Field(() => Float, { nullable: true, description: "How many calls one execution may begin in a second, 0.001 to 1,000; default: no limit beside maxConcurrentCalls." })
  callsPerSecond?: number | null;

  @Field(() => String, { nullable: true, description: `Calling hours that the law allows: ${BY_CONTACT_REGION}, for the pack of each contact's region, or one pack for all: ${CALLING_RULE_PACKS.join(", ")}. Default: none.` })
  callingHours?: string | null;

  @Field(() => FrequencyCapsScalar, { nullable: true, description: "How often one number may be called; default: none." })
  frequencyCaps?: unknown;

  @Field(() => CoolDownsScalar, { nullable: true, description: "How long a number is left in peace afterwards; default: none." })
  coolDowns?: unknown;

  @Field(() => AutoPauseScalar, { nullable: true, description: "When an execution pauses by itself; default: never, people pause it." })
  autoPause?: unknown;

  @Field(() => String, { nullable: true, description: "Name of the carrier that rings: simulator (default) or replay." })
  carrier?: string | null;

  @Field(() => String, { nullable: true, description: "How the people of a simulated carrier answer; default: as the carrier holds usual." })
  answerProfile?: string | null;

  @Field(() => String, { nullable: true, description: "Nothing rings before: ISO 8601 with a zone; default: at launch." })
  startAt?: string | null;

  @Field(() => String, { nullable: true, description: "Nothing rings from then on: ISO 8601 with a zone, after startAt; default: never." })
  stopAt?: string | null;
}

/** A whole program. */
@InputType("CreateProgramInput", { description: "A program's document. Every problem it has is told at once." })
export class CreateProgramInput extends ProgramOptions {
  @Field(() => String, { description: "What people call it, 1 to 200 characters." })
  name: string;

  @Field(() => ID, { description: "Id of the audience that it calls." })
  audienceId: string;
}

/** Changes to a program. */
@InputType("UpdateProgramInput", { description: "What to change: fields left out stay, fields given as null go back to their default." })
export class UpdateProgramInput extends ProgramOptions {
  @Field(() => String, { nullable: true, description: "What people call it, 1 to 200 characters." })
  name?: string | null;

  @Field(() => ID, { nullable: true, description: "Id of the audience that it calls." })
  audienceId?: string | null;
}
