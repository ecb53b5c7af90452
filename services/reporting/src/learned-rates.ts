import type { Fact } from "@redial/contracts";
import { toIso, type ClockMode, type Decision, type Instant, type OrganizationId } from "@redial/kernel";
import { callableRates, learnHours, type HourCounts } from "@redial/statistics";

/** Whose attempts teach: those of an organization by the wall clock or on virtual ones, for simulated people must teach nothing about real ones. */
export interface Taught {
  organizationId: OrganizationId;
  clock: ClockMode;
}

/** How far learning has come. */
export interface LearnedRates extends Taught {
  /** Of what was published last; 0 before that. */
  version: number;
  /** What was published last: the share of all attempts, and the shares by hour of the week; null before that. */
  published: { overall: number; byHour: readonly (number | null)[] } | null;
  /** How many attempts there were when they were last looked at. */
  attempts: number;
}

/** How far back attempts by the wall clock teach: people change. */
export const TEACHES_DAYS = 180;

/** An hour whose rate has changed by a twentieth is news to those who choose by it, who ask for a tenth: chosen. */
const NEWS_SHARE = 0.05;

/**
 * Looks at what the attempts have taught by `now`, and says so when that has changed by something that matters: an hour by which one may call now or no more,
 * or a rate that moved by a twentieth. Versions rise by time, so that they go on rising when all that reporting knows is rebuilt.
 */
export function learnRates(known: LearnedRates, counts: readonly HourCounts[], now: Instant): Decision<LearnedRates, Fact> {
  const learned = learnHours(counts);
  const looked: LearnedRates = { ...known, attempts: counts.reduce((sum, { trials }) => sum + trials, 0) };
  if (!learned) return { next: looked, events: [] };
  const published = { overall: learned.overall, byHour: callableRates(learned) };
  if (!isNews(known.published, published)) return { next: looked, events: [] };
  const { organizationId, clock } = known;
  const version = Math.max(known.version + 1, Math.floor(now / 1_000));
  const data = { organizationId, clock, version, learnedAt: toIso(now), attempts: learned.trials, overall: published.overall, byHour: published.byHour as (number | null)[] };
  return { next: { ...looked, version, published }, events: [{ type: "rates.learned", time: toIso(now), organization: organizationId, causation: null, data }] };
}

function isNews(before: LearnedRates["published"], now: NonNullable<LearnedRates["published"]>): boolean {
  if (!before) return now.byHour.some((rate) => rate !== null);
  return now.byHour.some((rate, hour) => {
    const was = before.byHour[hour] ?? null;
    return rate === null || was === null ? rate !== was : Math.abs(rate - was) > NEWS_SHARE * Math.max(rate, was);
  });
}
