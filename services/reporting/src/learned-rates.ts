import type { Fact } from "@redial/contracts";
import { toIso, type ClockMode, type Decision, type Instant, type OrganizationId } from "@redial/kernel";
import { callableRates, learnHours, learnSegments, type HourCounts, type LearnedHours } from "@redial/statistics";

/** Whose attempts teach: those of an organization by the wall clock or on virtual ones, for simulated people must teach nothing about real ones. */
export interface Taught {
  organizationId: OrganizationId;
  clock: ClockMode;
}

/** The attempts of one segment of all executions together, by attempt number and hour of the week. */
export interface SegmentCounts {
  key: string;
  value: string;
  counts: readonly HourCounts[];
}

/** Shares of attempts that reached a person. */
export interface Rates {
  overall: number;
  byHour: readonly (number | null)[];
}

/** What one segment's attempts have taught. */
export interface SegmentRates extends Rates {
  key: string;
  value: string;
}

/** By what segments rates are published: those that the scheduler knows of a job. */
export const RATED_KEY = "region";

/** How far learning has come. */
export interface LearnedRates extends Taught {
  /** Of what was published last; 0 before that. */
  version: number;
  /** What was published last: the share of all attempts, and the shares by hour of the week; null before that. */
  published: (Rates & { segments: readonly SegmentRates[] }) | null;
  /** How many attempts there were when they were last looked at. */
  attempts: number;
}

/** How far back attempts by the wall clock teach: people change. */
export const TEACHES_DAYS = 180;

/** An hour whose rate has changed by a twentieth is news to those who choose by it, who ask for a tenth: chosen. */
const NEWS_SHARE = 0.05;

/** A segment with fewer attempts is called by the rates of all: chosen, as the size at which the level of a segment that reaches a tenth is known to two points. */
const LEAST_SEGMENT_TRIALS = 1_000;

/**
 * Looks at what the attempts have taught by `now`, and says so when that has changed by something that matters: an hour by which one may call now or no more,
 * or a rate that moved by a twentieth. Versions rise by time, so that they go on rising when all that reporting knows is rebuilt.
 */
export function learnRates(known: LearnedRates, counts: readonly HourCounts[], now: Instant, segments: readonly SegmentCounts[] = []): Decision<LearnedRates, Fact> {
  const learned = learnHours(counts);
  const looked: LearnedRates = { ...known, attempts: counts.reduce((sum, { trials }) => sum + trials, 0) };
  if (!learned) return { next: looked, events: [] };
  const published = { overall: learned.overall, byHour: callableRates(learned), segments: segmentRates(learned, segments) };
  if (!isNews(known.published, published)) return { next: looked, events: [] };
  const { organizationId, clock } = known;
  const version = Math.max(known.version + 1, Math.floor(now / 1_000));
  const data = { organizationId, clock, version, learnedAt: toIso(now), attempts: learned.trials, overall: published.overall, byHour: [...published.byHour], segments: published.segments.map((one) => ({ ...one, byHour: [...one.byHour] })) };
  return { next: { ...looked, version, published }, events: [{ type: "rates.learned", time: toIso(now), organization: organizationId, causation: null, data }] };
}

/** The rates of segments that are large enough, and none where segments differ from all in level alone: then all's hours are theirs. */
function segmentRates(whole: LearnedHours, segments: readonly SegmentCounts[]): SegmentRates[] {
  const learned = learnSegments(whole, segments.map(({ counts }) => counts));
  return segments.flatMap(({ key, value }, index): SegmentRates[] => {
    const one = learned[index];
    return one?.isUnlike && one.trials >= LEAST_SEGMENT_TRIALS ? [{ key, value, overall: one.overall, byHour: callableRates(one, whole) }] : [];
  });
}

function isNews(before: LearnedRates["published"], now: NonNullable<LearnedRates["published"]>): boolean {
  if (!before) return now.byHour.some((rate) => rate !== null);
  if (haveMoved(before.byHour, now.byHour) || before.segments.length !== now.segments.length) return true;
  return now.segments.some(({ key, value, byHour }) => {
    const was = before.segments.find((one) => one.key === key && one.value === value);
    return !was || haveMoved(was.byHour, byHour);
  });
}

function haveMoved(before: Rates["byHour"], now: Rates["byHour"]): boolean {
  return now.some((rate, hour) => {
    const was = before[hour] ?? null;
    return rate === null || was === null ? rate !== was : Math.abs(rate - was) > NEWS_SHARE * Math.max(rate, was);
  });
}
