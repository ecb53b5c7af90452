import { DAY_MS, HOUR_MS, MINUTE_MS } from "./instant";

const DURATION = /^P(?=\d|T\d)(?:(\d{1,4})W)?(?:(\d{1,4})D)?(?:T(?=\d)(?:(\d{1,5})H)?(?:(\d{1,6})M)?)?$/;

/**
 * The milliseconds of an ISO 8601 duration in whole weeks, days, hours and minutes, such as `P2D`, `PT36H` or `P1DT12H`; null for any other text. A day is
 * 24 hours, whatever a clock does meanwhile. Years and months have no one length and are not taken.
 */
export function parseDuration(text: string): number | null {
  const match = DURATION.exec(text);
  if (!match) return null;
  const [weeks, days, hours, minutes] = match.slice(1).map((digits) => Number(digits ?? 0)) as [number, number, number, number];
  return (weeks * 7 + days) * DAY_MS + hours * HOUR_MS + minutes * MINUTE_MS;
}

/** `parseDuration` of a text that was checked before; throws when it was not. */
export function durationMs(text: string): number {
  const ms = parseDuration(text);
  if (ms === null) throw new Error(`"${text}" is no ISO 8601 duration`);
  return ms;
}
