import type { AutoPauseRule, Instant, Outcome, RetryStrategy } from "@redial/kernel";
import type { FrequencyRules } from "../frequency-cap";
import type { HourRates } from "../hour-rates";
import type { OpenHours } from "../open-hours";
import type { LoggedCall } from "./call-log";

/**
 * Contacts that live by the same clocks and rules; `held` names why a group would not be called at all. Of caps and cool-downs only the calls of the
 * simulation itself count. Nobody calls a group before `suppressedUntil`; Infinity: for good. By `region` it has learned rates of its own.
 */
export type SimulatedGroup = { contacts: number; suppressedUntil?: Instant | undefined; region?: string | null } & ({ openHours: OpenHours; rules: FrequencyRules; held?: undefined } | { held: string });

/** One dial, at a virtual instant. */
export interface SimulatedDial {
  /** Number of the contact, from 0. */
  readonly contact: number;
  /** Number of its group, from 0. */
  readonly group: number;
  /** From 1. */
  readonly attempt: number;
  readonly startedAt: Instant;
  /** The contact's earlier calls, the latest first. */
  readonly earlier: readonly LoggedCall[];
}

/** How a dial went; durations in whole milliseconds. */
export interface SimulatedCall {
  outcome: Outcome;
  /** What the outcome alone does not say, as the dialer tells it. */
  detail: "abandoned" | null;
  /** The whole call, from its start to its end. */
  durationMs: number;
  ringMs: number;
  talkMs: number;
}

/** A program as its simulation needs it. */
export interface SimulationInput {
  strategy: RetryStrategy;
  leavesMessage: boolean;
  groups: readonly SimulatedGroup[];
  /** At least 1. */
  maxConcurrentCalls: number;
  /** Calls begun in a second at most; null: no limit. */
  callsPerSecond: number | null;
  /** When the execution would begin. */
  startsAt: Instant;
  stopAt: Instant | null;
  /** By which steps at the best time choose; left out or null: none are known. */
  hourRates?: HourRates | null;
  /** When the execution would pause by itself; the simulation ends there. */
  autoPause: readonly AutoPauseRule[];
  /** Decides how dials go. The same dial must always go the same way. */
  answer: (dial: SimulatedDial) => SimulatedCall;
}
