/** A point in time: whole milliseconds since 1970-01-01T00:00:00Z, leap seconds ignored, as `Date.now()` counts them. */
export type Instant = number;

export const SECOND_MS = 1_000;
export const MINUTE_MS = 60_000;
export const HOUR_MS = 3_600_000;
export const DAY_MS = 86_400_000;

/** The instant as ISO 8601 in UTC with milliseconds, the only form in which events and databases carry time. */
export function toIso(at: Instant): string {
  const whole = Math.trunc(at);
  const minute = Math.floor(whole / MINUTE_MS);
  const ms = whole - minute * MINUTE_MS;
  return `${minuteText(minute)}${SECONDS[Math.floor(ms / SECOND_MS)]}.${THOUSANDTHS[ms % SECOND_MS]}Z`;
}

const SECONDS = Array.from({ length: 60 }, (_, second) => String(second).padStart(2, "0"));
const THOUSANDTHS = Array.from({ length: SECOND_MS }, (_, ms) => String(ms).padStart(3, "0"));

/** Instants of an hour of calls share their minutes; `Date` takes five times as long to write one. */
const KEPT = 256;
const minutes = new Float64Array(KEPT).fill(NaN);
const texts: string[] = Array.from({ length: KEPT }, () => "");

/** A minute up to its seconds, such as `2025-01-21T10:00:`. Throws a RangeError for one that no date has. */
function minuteText(minute: number): string {
  const slot = minute & (KEPT - 1);
  if (minutes[slot] !== minute) {
    texts[slot] = new Date(minute * MINUTE_MS).toISOString().slice(0, -"00.000Z".length);
    minutes[slot] = minute;
  }
  return texts[slot] ?? "";
}

/** The instant that an ISO 8601 text with a zone or offset names, or null when it names none. A text without an offset is refused: it has no one meaning. */
export function parseIso(text: string): Instant | null {
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:?\d{2})$/.test(text)) return null;
  const at = Date.parse(text);
  return Number.isNaN(at) || (Number(text.slice(8, 10)) > 28 && !sameDay(text, at)) ? null : at;
}

/** `Date.parse` rolls February 30 over into March; the calendar day of the text must be the one that was read. */
function sameDay(text: string, at: Instant): boolean {
  const zone = /([+-])(\d{2}):?(\d{2})$/.exec(text);
  const offsetMs = zone ? (zone[1] === "-" ? -1 : 1) * (Number(zone[2]) * 60 + Number(zone[3])) * MINUTE_MS : 0;
  const local = new Date(at + offsetMs).toISOString();
  return local.slice(0, 10) === text.slice(0, 10) || text.slice(11, 13) === "24";
}

/** The instant of a text that was checked before; throws when it was not. */
export function instantOf(text: string): Instant {
  const at = Date.parse(text);
  if (Number.isNaN(at)) throw new Error(`"${text}" is no ISO 8601 instant`);
  return at;
}
