import { DAY_MS, type Instant } from "@redial/kernel";
import type { ZoneOffsets } from "./zone-offsets";

/** What a wall clock shows, as milliseconds from 1970-01-01T00:00 on that clock. Never compare it with an instant. */
export type LocalMs = number;

/** What the zone's wall clock shows at an instant. */
export function localTimeAt(offsets: ZoneOffsets, at: Instant): LocalMs {
  return at + offsets.segmentAt(at).offsetMs;
}

/** Midnight at the start of the local day. */
export function startOfDay(local: LocalMs): LocalMs {
  return Math.floor(local / DAY_MS) * DAY_MS;
}

/** The first instant at which the zone's wall clock shows `local`; when a change of the clock skips it, the first instant after the gap. */
export function instantOfLocalTime(offsets: ZoneOffsets, local: LocalMs): Instant {
  // No zone was ever a day or more away from UTC, so this is before every instant that reads `local`.
  let segment = offsets.segmentAt(local - DAY_MS);
  for (;;) {
    const at = local - segment.offsetMs;
    if (at < segment.startsAt) return segment.startsAt;
    if (at < segment.endsAt) return at;
    segment = offsets.segmentAt(segment.endsAt);
  }
}

/** The wall clock as `2025-01-20T12:30:00`, for people: it names no zone and is no instant. */
export function formatLocalTime(local: LocalMs): string {
  return new Date(local).toISOString().slice(0, 19);
}

/** The least instant at or after `from` at which the zone's wall clock shows `local` or later. Where the clock is set back, that may stop being so again. */
export function firstInstantFrom(offsets: ZoneOffsets, local: LocalMs, from: Instant): Instant {
  for (let segment = offsets.segmentAt(from); ; segment = offsets.segmentAt(segment.endsAt)) {
    const at = Math.max(from, segment.startsAt, local - segment.offsetMs);
    if (at < segment.endsAt) return at;
  }
}
