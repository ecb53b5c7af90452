import { HOUR_MS, MINUTE_MS, type Instant } from "@redial/kernel";

/** What a clock on the wall of a zone shows: hour 0..23, weekday 0 (Monday) .. 6. */
export interface LocalTime {
  hour: number;
  weekday: number;
}

/** Offsets are kept for half an hour each: every zone of today changes its offset on such a boundary of UTC. */
const CACHED_FOR_MS = 30 * MINUTE_MS;
const MOST_CACHED = 5_000;

const formats = new Map<string, Intl.DateTimeFormat>();
const offsets = new Map<string, Map<number, number>>();

/** Reads the local time of an instant in an IANA zone; throws a RangeError for a zone that does not exist. */
export function localTime(at: Instant, timeZone: string): LocalTime {
  const local = at + offsetMs(at, timeZone);
  const day = Math.floor(local / (24 * HOUR_MS));
  return { hour: Math.floor(local / HOUR_MS) - day * 24, weekday: (((day + 3) % 7) + 7) % 7 };
}

/** Whether the zone is one that `localTime` can read. */
export function isTimeZone(timeZone: string): boolean {
  try {
    return format(timeZone) !== undefined;
  } catch {
    return false;
  }
}

function offsetMs(at: Instant, timeZone: string): number {
  const bucket = Math.floor(at / CACHED_FOR_MS);
  let ofZone = offsets.get(timeZone);
  if (!ofZone) offsets.set(timeZone, (ofZone = new Map()));
  const known = ofZone.get(bucket);
  if (known !== undefined) return known;
  if (ofZone.size >= MOST_CACHED) ofZone.clear();
  const read = readOffsetMs(bucket * CACHED_FOR_MS, timeZone);
  ofZone.set(bucket, read);
  return read;
}

function readOffsetMs(at: Instant, timeZone: string): number {
  const parts = new Map(format(timeZone).formatToParts(at).map(({ type, value }) => [type, Number(value)]));
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.get(type) ?? 0;
  return Date.UTC(part("year"), part("month") - 1, part("day"), part("hour"), part("minute"), part("second")) - at;
}

function format(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone);
  if (known) return known;
  const made = new Intl.DateTimeFormat("en-US", {
    timeZone,
    hourCycle: "h23",
    year: "numeric",
    month: "numeric",
    day: "numeric",
    hour: "numeric",
    minute: "numeric",
    second: "numeric",
  });
  formats.set(timeZone, made);
  return made;
}
