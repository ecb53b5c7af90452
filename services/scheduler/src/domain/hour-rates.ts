import { HOUR_MS, type Instant } from "@redial/kernel";
import { minuteOfWeek } from "./week-table";
import type { ZoneOffsets } from "./zone-offsets";

/** What attempts have taught of the hours of a week, as it was published: shares of attempts that reached a person, 0 to 1, on the wall clock of those called. */
export interface HourRates {
  /** Of two publications for one organization the higher is the newer. */
  readonly version: number;
  /** The share of all attempts: what is held of an hour of which too little is known. */
  readonly overall: number;
  /** By hour of the local week, 168 of them from Monday 00:00 on, shrunken as far as little is known of them; null where that is too little to call by. */
  readonly byHour: readonly (number | null)[];
  /** Rates of their own for some segments of contacts. */
  readonly segments?: readonly SegmentRates[];
  /** The segment whose rates these are; left out: they are those of all. */
  readonly segment?: RatedSegment;
}

/** Contacts that have something in common, as reporting tells them apart. */
export interface RatedSegment {
  readonly key: string;
  readonly value: string;
}

/** What a segment's attempts have taught, where its hours differ from those of all. */
export interface SegmentRates extends RatedSegment {
  readonly overall: number;
  readonly byHour: readonly (number | null)[];
}

/** The rates for someone in `region`, by its name as it was imported: the region's own, else those of all. */
export function ratesOfRegion(rates: HourRates, region: string | null): HourRates {
  const own = rates.segments?.find(({ key, value }) => key === "region" && value === region);
  return own ? { version: rates.version, overall: own.overall, byHour: own.byHour, segment: { key: own.key, value: own.value } } : rates;
}

/** A local hour, or as much of one as was asked for: `[startsAt, endsAt)`. */
export interface LocalHour {
  readonly startsAt: Instant;
  readonly endsAt: Instant;
  /** 0 (Monday from 00:00) to 167. */
  readonly hourOfWeek: number;
}

/** The local hour that `at` lies in, from there to its end. A change of the clock within it ends it. */
export function restOfHour(offsets: ZoneOffsets, at: Instant): LocalHour {
  const { offsetMs, endsAt } = offsets.segmentAt(at);
  const localHour = Math.floor((at + offsetMs) / HOUR_MS);
  return { startsAt: at, endsAt: Math.min((localHour + 1) * HOUR_MS - offsetMs, endsAt), hourOfWeek: Math.floor(minuteOfWeek(localHour * 60) / 60) };
}

/** The local hours of `[from, until)` in their order, the first and the last as far as they lie in it. */
export function localHours(offsets: ZoneOffsets, from: Instant, until: Instant): LocalHour[] {
  const hours: LocalHour[] = [];
  for (let at = from; at < until; ) {
    const hour = restOfHour(offsets, at);
    hours.push(hour.endsAt <= until ? hour : { ...hour, endsAt: until });
    at = hour.endsAt;
  }
  return hours;
}
