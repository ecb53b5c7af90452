import type { ClockMode, Instant } from "@redial/kernel";

/** An order to ring somebody, as a customer of the network gives it. */
export interface CallOrder {
  /** The customer's own name for the call; everything that is later said about the call carries it. */
  id: string;
  /**
   * Rises each time the customer decides anew to place the call. An order whose token is not above the one that was fenced is refused,
   * so that an order still on its way when its sender died can't ring after somebody was told that it never did.
   */
  fencingToken: number;
  /** The customer's line that the call comes in on; events are kept apart by it. */
  account: string;
  /** Whatever the customer counts calls by. */
  tag: string;
  /** E.164. */
  phone: string;
  callerId: string | null;
  /** How long the phone may ring. */
  ringSeconds: number;
  /** Tell machines from people. Without it nobody listens, and an answered call is just an answered call. */
  enableAMD: boolean;
  /** Leave a message with what was taken for a machine, instead of hanging up. */
  leaveMessage: boolean;
  /** `fast_forward`: the call happens in virtual time from `startAt` on, and is over before the order is answered. */
  clock: ClockMode;
  /** Virtual instant at which a fast-forward call starts; real-time calls start when they are placed. */
  startAt: Instant | null;
  /** The call may not start at or after this instant of the wall clock; null when it may at any time. */
  expiresAt: Instant | null;
  /** Chooses the world: the same seed gives the same people. */
  seed: string;
  /** Name of the answer profile, or `replay`. */
  profile: string;
  /** How many times the customer has dialled this phone, this time included. */
  attempt: number;
  /** Zone of the phone where the customer knows it; else that of the profile. */
  timeZone: string | null;
}

/** The final codes that this network gives, as SIP would. */
export type CarrierCode = "sip:200" | "sip:404" | "sip:486" | "sip:487" | "sip:503" | "sip:603";

/** The course of one call, decided when it starts. Durations in whole milliseconds. */
export interface CallCourse {
  code: CarrierCode;
  /** What answered, as detection saw it; null when nothing answered or nobody was asked to tell. */
  answeredBy: "human" | "machine" | "unknown" | null;
  /** From the order to the first ring, or to the final code when it never rings. */
  postDialMs: number;
  /** How long the phone rang; 0 when it did not. */
  ringMs: number;
  /** From the answer to the end; 0 without an answer. */
  talkMs: number;
  endedBy: "caller" | "callee" | "network";
}

/** An earlier call to the same phone under the same tag, as far as later ones depend on it. */
export interface EarlierCall {
  startedAt: Instant;
  endedAt: Instant;
  code: CarrierCode;
}

/** Decides how calls go: pure, the same order and the same history always make the same course. */
export interface CallModel {
  /** Whether calls depend on earlier calls; when not, no history is looked up. */
  usesHistory: boolean;
  course(order: CallOrder, startedAt: Instant, earlier: readonly EarlierCall[]): CallCourse;
}

/** How long the whole call takes, from its start to its end. */
export function durationMs(course: CallCourse): number {
  return course.postDialMs + course.ringMs + course.talkMs;
}
