import type { Fact } from "@redial/contracts";
import type { Decision, Instant } from "@redial/kernel";
import { isOpen, type Call, type CallEnd } from "../domain/call";
import { attemptEnded, attemptRefused, attemptStarted, type Refusal } from "./call-facts";

/** What a carrier tells of a call: it has it, it is over, it never rang and never will, or nothing can be known any more. */
export type CarrierNews = { kind: "started"; startedAt: Instant } | { kind: "ended"; end: CallEnd } | { kind: "refused"; refusal: Refusal } | { kind: "lost" };

/** News of one call, and which process heard them. */
export interface Heard {
  id: Call["id"];
  news: CarrierNews;
  owner: string;
  now: Instant;
}

const UNCHANGED = { next: undefined, events: [] };

/** What news make of a call. Only open calls change, so news may come twice and in any order. */
export function followCall(call: Call | undefined, { news, owner, now }: Heard): Decision<Call | undefined, Fact> {
  if (!call || !isOpen(call)) return UNCHANGED;
  switch (news.kind) {
    case "started":
      if (call.state === "ringing") return call.owner === owner ? UNCHANGED : { next: { ...call, owner }, events: [] };
      return { next: { ...call, owner, state: "ringing", startedAt: news.startedAt }, events: [attemptStarted(call, news.startedAt)] };
    case "ended":
      return ended(call, news.end);
    case "refused":
      if (call.state === "ringing") return ended(call, lost(call, now));
      return { next: { ...call, state: "refused" }, events: [attemptRefused(call, news.refusal, now)] };
    case "lost":
      return ended(call, lost(call, now));
    default:
      return news satisfies never;
  }
}

function ended(call: Call, end: CallEnd): Decision<Call, Fact> {
  return { next: { ...call, state: "ended", startedAt: end.startedAt, end }, events: [attemptEnded(call, end)] };
}

/** Nobody can tell what became of the call. It counts as an attempt, for the phone may have rung. */
function lost(call: Call, now: Instant): CallEnd {
  const startedAt = call.startedAt ?? call.permit.notBefore;
  const endedAt = call.clock === "fast_forward" ? startedAt : now;
  return { outcome: "network_error", carrierCode: "redial:lost", detail: "lost", answeredBy: null, startedAt, endedAt, ringMs: 0, talkMs: 0 };
}
