import type { ClockMode, Instant, Weekday } from "@redial/kernel";
import { learnHours, learnSegments, type HourCounts, type LearnedHours, type SegmentHours } from "@redial/statistics";
import { weekdayAt } from "./local-time";

/** What was published last, for those who look at it. */
export interface Publication {
  version: number;
  learnedAt: Instant;
  byHour: readonly (number | null)[];
  segments: readonly { key: string; value: string; byHour: readonly (number | null)[] }[];
}

/** What attempts have taught of one hour of the week. Rates are in percent; null without an attempt, or where nobody is called by them. */
export interface HourOfWeek {
  weekday: Weekday;
  hour: number;
  attempts: number;
  completed: number;
  connectionRate: number | null;
  learnedRate: number;
  learnedRateInterval: { low: number; high: number };
  publishedRate: number | null;
}

/** The heat map of a week, and what was published of it last. Without an attempt it has no hours. */
export interface BestTimes {
  clock: ClockMode;
  attempts: number;
  connectionRate: number | null;
  version: number | null;
  learnedAt: Date | null;
  hours: HourOfWeek[];
}

/** Makes the heat map of counts by attempt number and hour of the week. */
export function bestTimes(clock: ClockMode, counts: readonly HourCounts[], publication: Publication | null): BestTimes {
  return heatMap(clock, learnHours(counts), publication, publication?.byHour);
}

/** The same of one of the segments of a key: drawn towards the hours of all, by as much as it saw few attempts. Its published rates are those of all where it has none. */
export function segmentBestTimes(clock: ClockMode, counts: readonly HourCounts[], segments: readonly { key: string; value: string; counts: readonly HourCounts[] }[], of: { key: string; value: string }, publication: Publication | null): BestTimes {
  const whole = learnHours(counts);
  const learned = whole && learnSegments(whole, segments.map((one) => one.counts));
  const published = publication?.segments.find(({ key, value }) => key === of.key && value === of.value) ?? publication;
  return heatMap(clock, learned?.[segments.findIndex(({ key, value }) => key === of.key && value === of.value)] ?? null, publication, published?.byHour);
}

function heatMap(clock: ClockMode, learned: LearnedHours | SegmentHours | null, publication: Publication | null, published: readonly (number | null)[] | undefined): BestTimes {
  const hours = learned?.hours.map(({ trials, successes, rate, shrunkenRate, interval }, index): HourOfWeek => ({
    weekday: weekdayAt(Math.floor(index / 24)),
    hour: index % 24,
    attempts: trials,
    completed: successes,
    connectionRate: inPercent(rate),
    learnedRate: shrunkenRate * 100,
    learnedRateInterval: { low: interval.low * 100, high: interval.high * 100 },
    publishedRate: inPercent(published?.[index] ?? null),
  }));
  return {
    clock,
    attempts: learned?.trials ?? 0,
    connectionRate: inPercent(learned?.overall ?? null),
    version: publication?.version ?? null,
    learnedAt: publication && new Date(publication.learnedAt),
    hours: hours ?? [],
  };
}

function inPercent(share: number | null): number | null {
  return share === null ? null : share * 100;
}
