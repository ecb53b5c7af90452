import { durationMs, MINUTE_MS, type BestTime, type Instant, type LadderStep, type RetryStrategy } from "@redial/kernel";
import { allowedInstant, type CallLimits } from "./allowed-instant";
import { localHours, restOfHour, type HourRates, type LocalHour, type RatedSegment } from "./hour-rates";
import { ladderStepInstant } from "./ladder-step";
import type { Reason } from "./reason";
import { zoneOffsets } from "./zone-offsets";

/** By what the hour of a call is chosen. */
export interface BestTimeFacts {
  /** The rates that hold for the person called; left out or null: none are known. */
  readonly hourRates?: HourRates | null;
  /** Where in its hour the call comes, 0 to less than 1, the same for the same attempt (`spreadOf`): else all would ring as the hour begins. */
  readonly spread?: number;
}

/** All that decides on the hour of a call. */
export type BestTimeCall = CallLimits & BestTimeFacts;

/** The instant that was chosen, when its hour is over (null: no hour was chosen), and why. */
export interface BestTimeChoice {
  readonly at: Instant;
  readonly endsAt: Instant | null;
  readonly reason: Extract<Reason, { rule: "best_time" }>;
}

/** Whether any step of a strategy chooses its hour, so that learned rates matter. */
export function choosesBestTimes(strategy: RetryStrategy): boolean {
  return strategy.type === "ladder" && strategy.steps.some((step) => "bestTime" in step && step.bestTime !== undefined);
}

/** An hour is worth waiting for when it reaches a tenth more people than the earliest one: chosen, so that what is left of chance in shrunken rates moves nobody. */
const WORTH_WAITING = 1.1;
/** Hours that reach nearly as many as the best are as good, and then the earliest is taken: chosen, for it halves the wait between two evenings alike. */
const AS_GOOD = 0.95;

/** How long a call is held to take where time is short. */
const CALL_MS = 2 * MINUTE_MS;

/** A best-time step that was come to: `earliestAt` is where its least delay ends, `stepsLeft` are those behind it. */
export interface BestTimeStep {
  readonly bestTime: BestTime;
  readonly endedAt: Instant;
  readonly earliestAt: Instant;
  readonly stepsLeft: readonly LadderStep[];
}

/**
 * Chooses when a best-time step calls: of all times from `earliestAt` until `within` after `endedAt` that windows, hours, limits and `stopAt` allow, the
 * earliest hour that reaches about as many as the best one. Stays at `earliestAt` when no rates are known, nothing is open by then, or no hour is worth
 * waiting for; and never waits so long that a step that is left would come too late for `stopAt`. The same facts always make the same choice. Hours of the
 * week of which too little is known are not chosen, and as good as the average to leave.
 */
export function chooseBestTime(step: BestTimeStep, call: BestTimeCall): BestTimeChoice {
  const { earliestAt } = step;
  const { hourRates: rates, openHours } = call;
  const [zone] = openHours.zones;
  const latestAt = step.endedAt + durationMs(step.bestTime.within);
  const stay = (more: { choice: "no_rates" | "none_open" | "earliest"; version?: number; segment?: RatedSegment; plainHour?: number; plainRate?: number }): BestTimeChoice => ({
    at: earliestAt,
    endsAt: null,
    reason: { rule: "best_time", ...more, zone, latestAt, fromAt: earliestAt, at: earliestAt },
  });
  if (!rates) return stay({ choice: "no_rates" });
  const of = { version: rates.version, ...(rates.segment && { segment: rates.segment }) };
  const plain = allowedInstant(earliestAt, call);
  if (plain.kind === "never" || plain.at >= latestAt) return stay({ choice: "none_open", ...of });
  const offsets = zoneOffsets(zone);
  const { hourOfWeek: plainHour } = restOfHour(offsets, plain.at);
  const plainRate = rates.byHour[plainHour] ?? rates.overall;
  const room = roomFor(step.stepsLeft, plain.at, call);

  const rateOf = ({ hourOfWeek }: LocalHour) => rates.byHour[hourOfWeek] ?? 0;
  const isPossible = (hour: LocalHour) => openingOf(hour, call) !== null && roomFor(step.stepsLeft, hour.endsAt, call) >= room;
  const better = localHours(offsets, plain.at, latestAt).filter((hour) => rateOf(hour) > plainRate * WORTH_WAITING);
  const best = [...better].sort((a, b) => rateOf(b) - rateOf(a)).find(isPossible);
  const chosen = best && better.find((hour) => rateOf(hour) >= rateOf(best) * AS_GOOD && isPossible(hour));
  const opening = chosen && openingOf(chosen, call);
  if (!opening) return stay({ choice: "earliest", ...of, plainHour, plainRate });
  const at = opening.from + Math.floor((opening.until - opening.from) * (call.spread ?? 0));
  const reason = { rule: "best_time", choice: "best_hour", ...of, hour: chosen.hourOfWeek, rate: rateOf(chosen), plainHour, plainRate, zone, latestAt, fromAt: earliestAt, at } as const;
  return { at, endsAt: opening.until, reason };
}

/** How many of the steps would still come before `stopAt` if a call began at `at` and each step came as early as it can. */
function roomFor(steps: readonly LadderStep[], at: Instant, call: BestTimeCall): number {
  if (call.stopAt === null) return steps.length;
  const [zone] = call.openHours.zones;
  let from = at;
  for (const [index, step] of steps.entries()) {
    const allowed = allowedInstant(ladderStepInstant(step, from + CALL_MS, zone), call);
    if (allowed.kind === "never") return index;
    from = allowed.at;
  }
  return steps.length;
}

/** The first stretch of an hour in which the call is allowed; null when there is none. */
function openingOf({ startsAt, endsAt }: LocalHour, call: BestTimeCall): { from: Instant; until: Instant } | null {
  const allowed = allowedInstant(startsAt, call);
  if (allowed.kind === "never" || allowed.at >= endsAt) return null;
  return { from: allowed.at, until: Math.min(endsAt, call.openHours.nextPauseAt(allowed.at) ?? Infinity, call.stopAt ?? Infinity) };
}

const FNV_OFFSET = 0x811c9dc5;
const FNV_PRIME = 0x01000193;

/** A number from 0 to less than 1 for an attempt of a job, evenly spread over jobs: FNV-1a of its id and number, mixed as MurmurHash3 ends. */
export function spreadOf(jobId: string, attempt: number): number {
  let hash = FNV_OFFSET;
  for (const char of `${jobId}/${attempt}`) hash = Math.imul(hash ^ char.charCodeAt(0), FNV_PRIME);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return ((hash ^ (hash >>> 16)) >>> 0) / 2 ** 32;
}
