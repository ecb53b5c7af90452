import { DAY_MS, SECOND_MS, type Instant } from "@redial/kernel";

/** A stretch in which a zone keeps one distance from UTC: local time is instant + `offsetMs` at every instant of `[startsAt, endsAt)`. Neighbours may have the same offset. */
export interface OffsetSegment {
  readonly offsetMs: number;
  readonly startsAt: Instant;
  readonly endsAt: Instant;
}

/** How far one IANA zone is from UTC, exact to the second, at every instant of the years 0 to 9999. A warm look-up takes tens of nanoseconds. */
export interface ZoneOffsets {
  readonly zone: string;
  /** The segment that contains `at`. Segments are read from Intl a page of 52 weeks at a time, when first asked for, and kept. */
  segmentAt(at: Instant): OffsetSegment;
}

/** A page always ends a segment, so that pages can be read in any order and a far instant costs no more than a near one. */
const PAGE_MS = 364 * DAY_MS;
/** Shorter than any offset ever lasted: of all zones from 1890 to 2040 the shortest is 6 days 23 hours (Brazil, October 2000). Divides a page. */
const PROBE_MS = 4 * DAY_MS;

const known = new Map<string, ZoneOffsets>();

/** The offsets of an IANA zone, the same object for the same zone. Throws a RangeError for a zone that Intl does not know. */
export function zoneOffsets(zone: string): ZoneOffsets {
  const key = zone.toLowerCase();
  let offsets = known.get(key);
  if (!offsets) known.set(key, (offsets = readLazily(zone)));
  return offsets;
}

/** Whether two names stand for one zone, as `Asia/Calcutta` and `Asia/Kolkata` do. Both must be known. */
export function isSameZone(a: string, b: string): boolean {
  return a === b || canonicalName(a) === canonicalName(b);
}

const canonicalNames = new Map<string, string>();

function canonicalName(zone: string): string {
  let name = canonicalNames.get(zone);
  if (!name) canonicalNames.set(zone, (name = new Intl.DateTimeFormat("en-US", { timeZone: zone }).resolvedOptions().timeZone));
  return name;
}

/** Whether the name is one that `zoneOffsets` accepts. */
export function isKnownZone(zone: string): boolean {
  try {
    zoneOffsets(zone);
    return true;
  } catch {
    return false;
  }
}

function readLazily(zone: string): ZoneOffsets {
  const offsetAt = offsetReader(zone);
  const pages = new Map<number, readonly OffsetSegment[]>();
  let latest: OffsetSegment = { offsetMs: 0, startsAt: 0, endsAt: 0 };
  let latestPage: readonly OffsetSegment[] = [];
  let latestIndex = NaN;

  return {
    zone,
    segmentAt(at) {
      if (at >= latest.startsAt && at < latest.endsAt) return latest;
      const index = Math.floor(at / PAGE_MS);
      if (index !== latestIndex) {
        latestPage = pages.get(index) ?? readPage(index * PAGE_MS, offsetAt);
        latestIndex = index;
        pages.set(index, latestPage);
      }
      for (const segment of latestPage) if (at < segment.endsAt) return (latest = segment);
      throw new RangeError(`${at} is not an instant`);
    },
  };
}

function readPage(pageStartsAt: Instant, offsetAt: (at: Instant) => number): OffsetSegment[] {
  const pageEndsAt = pageStartsAt + PAGE_MS;
  const segments: OffsetSegment[] = [];
  let startsAt = pageStartsAt;
  let offsetMs = offsetAt(startsAt);
  for (let probedAt = pageStartsAt; probedAt < pageEndsAt; probedAt += PROBE_MS) {
    const nextOffsetMs = offsetAt(probedAt + PROBE_MS);
    if (nextOffsetMs === offsetMs) continue;
    const endsAt = transitionBetween(probedAt, probedAt + PROBE_MS, offsetMs, offsetAt);
    segments.push({ offsetMs, startsAt, endsAt });
    startsAt = endsAt;
    offsetMs = nextOffsetMs;
  }
  if (startsAt < pageEndsAt) segments.push({ offsetMs, startsAt, endsAt: pageEndsAt });
  return segments;
}

/** Transitions fall on whole seconds, and so do probes: the first second in `(before, after]` that no longer has `offsetMs`. */
function transitionBetween(before: Instant, after: Instant, offsetMs: number, offsetAt: (at: Instant) => number): Instant {
  let same = before / SECOND_MS;
  let different = after / SECOND_MS;
  while (different - same > 1) {
    const middle = Math.floor((same + different) / 2);
    if (offsetAt(middle * SECOND_MS) === offsetMs) same = middle;
    else different = middle;
  }
  return different * SECOND_MS;
}

function offsetReader(zone: string): (at: Instant) => number {
  const format = new Intl.DateTimeFormat("en-US", { timeZone: zone, year: "numeric", timeZoneName: "longOffset" });
  return (at) => {
    const [, sign, hours, minutes, seconds] = /GMT(?:([+-])(\d\d):(\d\d)(?::(\d\d))?)?$/.exec(format.format(at)) ?? [];
    const size = Number(hours ?? 0) * 3_600 + Number(minutes ?? 0) * 60 + Number(seconds ?? 0);
    return (sign === "-" ? -size : size) * SECOND_MS;
  };
}
