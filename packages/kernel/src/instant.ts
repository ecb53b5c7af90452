/** A point in time: whole milliseconds since 1970-01-01T00:00:00Z, leap seconds ignored, as `Date.now()` counts them. */
export type Instant = number;

export const SECOND_MS = 1_000;
export const MINUTE_MS = 60_000;
export const HOUR_MS = 3_600_000;
export const DAY_MS = 86_400_000;

/** The instant as ISO 8601 in UTC with milliseconds, the only form in which events and databases carry time. */
export function toIso(at: Instant): string {
  return new Date(at).toISOString();
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
