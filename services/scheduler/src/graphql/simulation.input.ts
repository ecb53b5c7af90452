import { GraphQLScalarType, valueFromASTUntyped } from "graphql";
import { Field, Float, InputType, Int } from "type-graphql";

/** A JSON document as the program service takes it; it is checked, and refused with codes, afterwards. */
const DocumentScalar = new GraphQLScalarType<unknown, unknown>({
  name: "SimulationDocument",
  description: "A JSON document, such as the retryStrategy of a program, as it is or as a variable.",
  serialize: (value) => value,
  parseValue: (value) => value,
  parseLiteral: (node, variables) => valueFromASTUntyped(node, variables),
});

/** Contacts alike. */
@InputType("SimulatedAudienceInput", { description: "Contacts of one zone, as a count or by their numbers." })
export class SimulatedAudienceInput {
  @Field(() => Int, { nullable: true, description: "How many, if not by their phones; all parts together at most 1,000,000." })
  contacts?: number | null;

  @Field(() => [String], {
    nullable: true,
    description: "Their numbers in E.164 instead of a count, of all parts together at most 10,000: they are looked up among the suppressed ones, and tell the zones of those without a timeZone. A number counts once.",
  })
  phones?: string[] | null;

  @Field(() => String, { nullable: true, description: "IANA zone of these contacts; with timeZoneMode contact those without one are held, unless their phones tell it." })
  timeZone?: string | null;

  @Field(() => String, { nullable: true, description: "ISO 3166 code, such as US-FL, which chooses the calling hours of the contact's region." })
  region?: string | null;
}

/** What to foretell. */
@InputType("SimulateProgramInput", { description: "A program's document with an audience in counts, so that nobody has to be known, and how people are held to answer." })
export class SimulateProgramInput {
  @Field(() => DocumentScalar, { nullable: true, description: 'As in a program; default `{"type":"none"}`.' })
  retryStrategy?: unknown;

  @Field(() => DocumentScalar, { nullable: true, description: "As in a program; default: none." })
  pauseWindows?: unknown;

  @Field(() => DocumentScalar, { nullable: true, description: "The dial node, as in a program; default: dial, and take whoever answers." })
  flow?: unknown;

  @Field(() => DocumentScalar, { nullable: true, description: "As in a program; default: none. Only calls of the simulation count." })
  frequencyCaps?: unknown;

  @Field(() => DocumentScalar, { nullable: true, description: "As in a program; default: none." })
  coolDowns?: unknown;

  @Field(() => DocumentScalar, { nullable: true, description: "As in a program; default: none. The simulation ends where a rule would pause it." })
  autoPause?: unknown;

  @Field(() => String, { nullable: true, description: "As in a program; default `simulator`. The limits of the carrier and of your organization hold as they are now, as if nobody else called under them." })
  carrier?: string | null;

  @Field(() => String, { nullable: true, description: "IANA name; default UTC." })
  timeZone?: string | null;

  @Field(() => String, { nullable: true, description: "program (default) or contact." })
  timeZoneMode?: string | null;

  @Field(() => String, { nullable: true, description: "contact_region or the name of a pack, as in a program; default: none. The hours are those of each part's own zone, the pack that of its region." })
  callingHours?: string | null;

  @Field(() => Int, { nullable: true, description: "1 to 10,000; default 10." })
  maxConcurrentCalls?: number | null;

  @Field(() => Float, { nullable: true, description: "0.001 to 1,000; default: no limit beside maxConcurrentCalls." })
  callsPerSecond?: number | null;

  @Field(() => String, { nullable: true, description: "ISO 8601 with a zone; default: now." })
  startAt?: string | null;

  @Field(() => String, { nullable: true, description: "ISO 8601 with a zone, after startAt; default: never." })
  stopAt?: string | null;

  @Field(() => [SimulatedAudienceInput], { description: "Who is called: 1 to 200 parts, which are mixed evenly." })
  audience: SimulatedAudienceInput[];

  @Field(() => String, { nullable: true, description: "How people answer: cold_consumer, known_consumer (default), b2b or warm_lead." })
  answerProfile?: string | null;

  @Field(() => DocumentScalar, {
    nullable: true,
    description:
      "Instead of a profile, what an earlier execution came to, as its report says it: `metrics { byAttempt { attempt attempts completed talkSeconds } byHourAndWeekday { weekday hour attempts completed } outcomes { outcome count } }`.",
  })
  learnedRates?: unknown;

  @Field(() => String, { nullable: true, description: "The same seed gives the same result; default `simulation`." })
  seed?: string | null;

  @Field(() => Int, { nullable: true, description: "How often it is played, each time with other people, 1 to 20; default 1. More runs narrow the interval." })
  runs?: number | null;
}
