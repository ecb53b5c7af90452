import { Field, ObjectType, registerEnumType } from "type-graphql";
import type { CallState } from "../domain/call";

/** The states of a call as GraphQL needs them; each value is the word itself. */
export const CallStateEnum: Record<CallState, CallState> = { dialing: "dialing", ringing: "ringing", ended: "ended", refused: "refused" };
registerEnumType(CallStateEnum, {
  name: "CallState",
  description: "Where a call stands.",
  valuesConfig: {
    dialing: { description: "It was decided to dial; the carrier may or may not know of it yet." },
    ringing: { description: "The carrier has it: it rings or is answered." },
    ended: { description: "It is down." },
    refused: { description: "It never rang." },
  },
});

/** A call as the dialer and its carrier know it, as GraphQL shows it. */
@ObjectType("CarrierRecord", { description: "A call as the dialer and its carrier know it." })
export class CarrierRecordType {
  @Field(() => String, { description: "Name of the carrier." })
  carrier: string;

  @Field(() => String, { nullable: true, description: "The number that was shown to the called person; null when the carrier chose it." })
  callerId: string | null;

  @Field(() => CallStateEnum, { description: "Where the call stands." })
  state: CallState;

  @Field(() => Date, { nullable: true, description: "When the carrier took the call, by the clock of its execution; null before." })
  placedAt: Date | null;

  @Field(() => String, { nullable: true, description: "The carrier's own code for the end, such as sip:486; null before the end." })
  carrierCode: string | null;
}
