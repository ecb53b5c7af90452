import type { AutoPauseRule, CoolDown, FrequencyCap, Instant, PauseWindows, RetryStrategy } from "@redial/kernel";
import type { HourRates } from "../domain/hour-rates";
import type { PaceLimit } from "../domain/pace-limit";
import type { AnswerSource, DialSettings } from "./simulated-answers";

/** Contacts alike. */
export interface AudiencePart {
  contacts: number;
  /** Null when it is not known. */
  timeZone: string | null;
  region: string | null;
  /** One of their numbers, which all lie where it does; left out: no number is known. */
  samplePhone?: string;
  /** Left out: the organization suppresses none of them. `until: null` is for good. */
  suppressed?: { until: Instant | null };
}

/** A limit on the pace of all calls of an organization or a carrier. */
export interface SharedLimit extends PaceLimit {
  of: "organization" | "carrier";
}

/** A program and an audience to foretell, checked. */
export interface SimulationRequest {
  retryStrategy: RetryStrategy;
  pauseWindows: PauseWindows;
  timeZone: string;
  timeZoneMode: "program" | "contact";
  /** A pack of calling rules, `contact_region`, or none. */
  callingHours: string | null;
  flow: DialSettings;
  frequencyCaps: readonly FrequencyCap[];
  coolDowns: readonly CoolDown[];
  /** Left out: none. */
  autoPause?: readonly AutoPauseRule[];
  maxConcurrentCalls: number;
  callsPerSecond: number | null;
  /** Limits beside its own, as they are now; nobody else is taken to call under them. Left out: none. */
  sharedLimits?: readonly SharedLimit[];
  /** The rates by which steps at the best time choose, as they are now. Left out: none are known. */
  hourRates?: HourRates;
  startAt: Instant;
  stopAt: Instant | null;
  audience: readonly AudiencePart[];
  answers: AnswerSource;
  seed: string;
  /** How often it is played, each time with other people; the first is the one told in full. */
  runs: number;
}
