import type { Outcome } from "./outcome";

/** SIP final codes that speak of the person or the number; every other failure is the network's (RFC 3261, RFC 3398, telephony notes 2.3). */
const OUTCOMES: Readonly<Record<string, Outcome>> = {
  404: "invalid_number",
  410: "invalid_number",
  484: "invalid_number",
  485: "invalid_number",
  604: "invalid_number",
  486: "busy",
  600: "busy",
  408: "no_answer",
  480: "no_answer",
  487: "no_answer",
  433: "rejected",
  603: "rejected",
  607: "rejected",
  608: "rejected",
};

/** What a SIP call came to: the outcome, and `abandoned` where somebody answered and nobody spoke. */
export interface SipEnd {
  outcome: Outcome;
  detail: "abandoned" | null;
}

/**
 * The end of a call by its SIP code, what answered, and who ended it. With `glare` the answer crossed our giving up, and we hung up on it unheard: nobody
 * was reached, and whoever picked up was abandoned (telephony notes 2.1).
 */
export function sipEnd(code: number, answeredBy: "human" | "machine" | "unknown" | null, endedBy: string): SipEnd {
  return endedBy === "glare" ? { outcome: "no_answer", detail: "abandoned" } : { outcome: sipOutcome(code, answeredBy), detail: null };
}

/** The outcome of a call that ended with a SIP code. What answers is a person unless it was heard to be a machine. */
export function sipOutcome(code: number, answeredBy: "human" | "machine" | "unknown" | null): Outcome {
  if (code >= 200 && code < 300) return answeredBy === "machine" ? "voicemail" : "completed";
  return OUTCOMES[code] ?? "network_error";
}
