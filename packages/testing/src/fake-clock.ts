import { parseIso, type Clock, type Instant } from "@redial/kernel";

/** A clock that stands still until a test moves it. */
export interface FakeClock extends Clock {
  /** Moves it forward by so many milliseconds and answers the new instant. */
  advance(byMs: number): Instant;
  /** Sets it to any instant, an earlier one too, as a wrong system clock would be. */
  set(at: string | Instant): void;
}

/** A clock that shows `at` (ISO 8601 with its zone, or epoch milliseconds): Monday, January 6, 2025, 09:00 UTC unless told. */
export function fakeClock(at: string | Instant = "2025-01-06T09:00:00Z"): FakeClock {
  let now = toInstant(at);
  return {
    now: () => now,
    advance: (byMs) => (now += byMs),
    set(to) {
      now = toInstant(to);
    },
  };
}

function toInstant(at: string | Instant): Instant {
  const instant = typeof at === "number" ? at : parseIso(at);
  if (instant === null) throw new Error(`${at} names no one instant: write ISO 8601 with a zone.`);
  return instant;
}
