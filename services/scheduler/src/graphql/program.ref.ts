import { Directive, Field, ID, ObjectType, registerEnumType } from "type-graphql";
import { AudiencePlacesScalar, CoolDownsScalar, DialNodeScalar, FrequencyCapsScalar, PauseWindowsScalar, RetryStrategyScalar } from "./program-documents.scalar";

const TimeZoneModeEnum = { program: "program", contact: "contact" };
registerEnumType(TimeZoneModeEnum, { name: "TimeZoneMode" });

/** A program, told by the program service. What is external here comes along with the fields that ask for it, and is checked before it is used. */
@ObjectType("Program")
@Directive('@key(fields: "id")')
export class ProgramRef {
  @Field(() => ID, { description: "Id of the program." })
  id: string;

  @Directive("@external")
  @Field(() => RetryStrategyScalar)
  retryStrategy: unknown;

  @Directive("@external")
  @Field(() => PauseWindowsScalar)
  pauseWindows: unknown;

  @Directive("@external")
  @Field(() => DialNodeScalar)
  flow: unknown;

  @Directive("@external")
  @Field(() => String)
  timeZone: unknown;

  @Directive("@external")
  @Field(() => TimeZoneModeEnum)
  timeZoneMode: unknown;

  @Directive("@external")
  @Field(() => String, { nullable: true })
  callingHours: unknown;

  @Directive("@external")
  @Field(() => FrequencyCapsScalar)
  frequencyCaps: unknown;

  @Directive("@external")
  @Field(() => CoolDownsScalar)
  coolDowns: unknown;

  @Directive("@external")
  @Field(() => Date, { nullable: true })
  startAt: unknown;

  @Directive("@external")
  @Field(() => Date, { nullable: true })
  stopAt: unknown;

  @Directive("@external")
  @Field(() => AudiencePlacesScalar, { nullable: true })
  audiencePlaces: unknown;
}

/** The settings among the external fields, as `@requires` names them. */
export const PROGRAM_DOCUMENT = "retryStrategy pauseWindows flow timeZone timeZoneMode callingHours frequencyCaps coolDowns startAt stopAt";
