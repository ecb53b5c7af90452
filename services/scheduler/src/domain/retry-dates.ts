import { parseIso, type Instant } from "@redial/kernel";

const parsed = new WeakMap<readonly string[], readonly Instant[]>();

/** The instants of a strategy's dates, read once for each array. Throws on a text that is no instant. */
export function retryInstants(retryDates: readonly string[]): readonly Instant[] {
  let instants = parsed.get(retryDates);
  if (!instants) parsed.set(retryDates, (instants = retryDates.map(retryInstant)));
  return instants;
}

/** The instant of one date. Throws on a text that is none. */
export function retryInstant(date: string): Instant {
  const at = parseIso(date);
  if (at === null) throw new Error(`retry date: ${date} is not an instant`);
  return at;
}

/** How many of the increasing `dates` lie at or before `at`. */
export function countUpTo(dates: readonly Instant[], at: Instant): number {
  const index = dates.findIndex((date) => date > at);
  return index < 0 ? dates.length : index;
}
