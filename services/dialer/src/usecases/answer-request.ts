import type { Fact } from "@redial/contracts";
import type { Decision, Instant } from "@redial/kernel";
import type { Call } from "../domain/call";
import { attemptEnded, attemptRefused, type Refusal } from "./call-facts";
import { isValidPermit } from "../domain/dial-permit";
import type { Gate } from "./gate";

/** A request to dial an attempt, with what else decides on it. */
export interface DialRequest {
  /** The call that would follow: `dialing`, by this process, never dialled before. */
  wanted: Call;
  gate: Gate;
  /** False when the carrier is known to take no calls. */
  carrierAccepts: boolean;
  now: Instant;
}

/**
 * Whether an attempt is dialled. One that is known is never dialled again: while it is open there is nothing to say, once it has ended its end is
 * said again, for whoever asks has not heard of it. Only one that was refused is decided anew, and by the wall clock only on another permit.
 */
export function answerRequest(call: Call | undefined, request: DialRequest): Decision<Call | undefined, Fact> {
  const { wanted, now } = request;
  if (call?.end) return { next: undefined, events: [attemptEnded(call, call.end)] };
  if (call && (call.state !== "refused" || hasSameTime(call, wanted))) return { next: undefined, events: [] };
  const known = { ...wanted, fencingToken: call?.fencingToken ?? 0 };
  const refusal = refusalOf(request);
  if (refusal) return { next: { ...known, state: "refused" }, events: [attemptRefused(wanted, refusal, now)] };
  return { next: { ...known, fencingToken: known.fencingToken + 1 }, events: [] };
}

function refusalOf({ wanted, gate, carrierAccepts, now }: DialRequest): Refusal | null {
  if (!gate.isOpen) return "execution_paused";
  if (!isValidPermit(wanted.permit, wanted.clock, now)) return "permit_expired";
  return carrierAccepts ? null : "carrier_not_accepting";
}

/** Virtual instants stand still while an execution is paused, so there the same permit may well be a new one. */
function hasSameTime(call: Call, { clock, permit }: Call): boolean {
  return clock === "real_time" && call.permit.notBefore === permit.notBefore && call.permit.notAfter === permit.notAfter;
}
