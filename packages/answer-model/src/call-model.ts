import type { Instant } from "@redial/kernel";

/** One dial of a phone, as far as what becomes of it depends on the caller. */
export interface Dial {
  /** E.164. */
  phone: string;
  /** How many times the caller has dialled this phone, this time included. */
  attempt: number;
  /** Zone of the phone where the caller knows it; else that of the profile. */
  timeZone: string | null;
  /** How long the phone may ring. */
  ringSeconds: number;
  /** Tell machines from people. Without it nobody listens, and an answered call is just an answered call. */
  enableAMD: boolean;
  /** Leave a message with what was taken for a machine, instead of hanging up. */
  leaveMessage: boolean;
  /** Chooses the world: the same seed gives the same people. */
  seed: string;
}

/** The final codes that a simulated network gives, as SIP would. */
export type CarrierCode = "sip:200" | "sip:404" | "sip:486" | "sip:487" | "sip:503" | "sip:603";

/** The course of one call, decided when it starts. Durations in whole milliseconds. */
export interface CallCourse {
  code: CarrierCode;
  /** What answered, as detection saw it; null when nothing answered or nobody was asked to tell. */
  answeredBy: "human" | "machine" | "unknown" | null;
  /** From the dial to the first ring, or to the final code when it never rings. */
  postDialMs: number;
  /** How long the phone rang; 0 when it did not. */
  ringMs: number;
  /** From the answer to the end; 0 without an answer. */
  talkMs: number;
  /** `glare`: it was answered as the caller gave up, who hung up unheard. */
  endedBy: "caller" | "callee" | "network" | "glare";
}

/** An earlier call of the same caller to the same phone, as far as later ones depend on it. */
export interface EarlierCall {
  startedAt: Instant;
  endedAt: Instant;
  code: CarrierCode;
}

/** Decides how calls go: pure, the same dial and the same history always make the same course. */
export interface CallModel {
  /** Whether calls depend on earlier calls; when not, no history is looked up. */
  usesHistory: boolean;
  course(dial: Dial, startedAt: Instant, earlier: readonly EarlierCall[]): CallCourse;
}

/** How long the whole call takes, from its start to its end. */
export function durationMs(course: CallCourse): number {
  return course.postDialMs + course.ringMs + course.talkMs;
}
