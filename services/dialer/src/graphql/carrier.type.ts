import { Field, Int, ObjectType } from "type-graphql";

/** What a carrier takes at once, as GraphQL shows it. */
@ObjectType("CarrierLimits", { description: "What a carrier takes; more it refuses." })
export class CarrierLimitsType {
  @Field(() => Int, { description: "Calls at once." })
  concurrent: number;

  @Field(() => Int, { description: "New calls in any second." })
  callsPerSecond: number;
}

/** A carrier of this installation, as GraphQL shows it. */
@ObjectType("Carrier", { description: "A company, or a simulation of one, that rings phones." })
export class CarrierType {
  @Field(() => String, { description: "Its name, as programs give it." })
  name: string;

  @Field(() => String, { description: "What sort of carrier it is." })
  kind: string;

  @Field(() => CarrierLimitsType, { nullable: true, description: "Its limits; null while it does not answer." })
  limits: CarrierLimitsType | null;

  @Field(() => Int, { description: "Calls of your organization that it is dialling, ringing or connecting right now." })
  liveCalls: number;
}
