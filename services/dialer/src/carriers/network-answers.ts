import { instantOf, sipEnd } from "@redial/kernel";
import { z } from "zod";
import type { CarrierNews } from "../usecases/follow-call";

const ended = z.object({
  id: z.string(),
  code: z.string(),
  answeredBy: z.enum(["human", "machine", "unknown"]).nullable(),
  endedBy: z.string(),
  startedAt: z.string(),
  endedAt: z.string(),
  ringMs: z.number(),
  talkMs: z.number(),
});

/** Answer to `POST /calls`. */
export const placedAnswer = z.object({
  placed: z.array(z.object({ id: z.string(), startedAt: z.string(), ended: ended.optional() })),
  refused: z.array(z.object({ id: z.string(), reason: z.enum(["fenced", "expired", "no_capacity", "too_fast", "unknown_profile"]) })),
});

/** Answer to `POST /calls/reconcile`. */
export const reconciledAnswer = z.object({
  calls: z.record(
    z.string(),
    z.discriminatedUnion("state", [
      z.object({ state: z.literal("over"), ended }),
      z.object({ state: z.literal("live"), startedAt: z.string() }),
      z.object({ state: z.literal("never_placed") }),
    ]),
  ),
});

/** Answer to `GET /events`; kinds of event that are not wanted here are passed over. */
export const eventsAnswer = z.object({ events: z.array(z.looseObject({ sequence: z.number(), kind: z.string() })) });

/** Answer to `POST /calls/:id/hangup`. */
export const hangUpAnswer = z.object({ hungUp: z.boolean() });

/** Answer to `GET /health`. */
export const healthAnswer = z.object({ limits: z.object({ concurrent: z.number(), callsPerSecond: z.number() }) });

type Refused = z.infer<typeof placedAnswer>["refused"][number];

/** The end of a call, as news. */
export function newsOfEnd({ code, answeredBy, endedBy, startedAt, endedAt, ringMs, talkMs }: z.infer<typeof ended>): CarrierNews {
  const { outcome, detail } = sipEnd(Number(code.replace("sip:", "")), answeredBy, endedBy);
  return { kind: "ended", end: { outcome, carrierCode: code, detail, answeredBy, startedAt: instantOf(startedAt), endedAt: instantOf(endedAt), ringMs, talkMs } };
}

/** The end that an event tells of; null for any other event. */
export function endOfEvent(event: unknown): z.infer<typeof ended> | null {
  return ended.safeParse(event).data ?? null;
}

/**
 * What a refusal means. Of a profile that the network does not have it would refuse every order, so that is an end, not a reason to ask again;
 * `at` is when that end then was.
 */
export function newsOfRefusal({ reason }: Refused, at: number): CarrierNews {
  switch (reason) {
    case "fenced":
      return { kind: "refused", refusal: "not_placed" };
    case "expired":
      return { kind: "refused", refusal: "permit_expired" };
    case "no_capacity":
    case "too_fast":
      return { kind: "refused", refusal: "carrier_not_accepting" };
    case "unknown_profile": {
      const nothing = { answeredBy: null, startedAt: at, endedAt: at, ringMs: 0, talkMs: 0 };
      return { kind: "ended", end: { ...nothing, outcome: "network_error", carrierCode: "sip:488", detail: reason } };
    }
    default:
      return reason satisfies never;
  }
}
