import type { Instant } from "@redial/kernel";

/** What a carrier sells: calls at once, and new calls in any second. */
export interface LineLimits {
  concurrent: number;
  callsPerSecond: number;
}

/** The lines of the network: who gets one, and who is turned away. */
export interface Lines {
  /** Takes a line for a new call, or says why there is none. */
  take(now: Instant): "taken" | "no_capacity" | "too_fast";
  /** Counts a call that already holds a line, whatever the limits. */
  occupy(): void;
  free(): void;
  /** How many lines are taken. */
  taken(): number;
}

/** Lines with limits; calls a second are counted in a window that slides by tenths. */
export function createLines({ concurrent, callsPerSecond }: LineLimits): Lines {
  const tenths = new Map<number, number>();
  let taken = 0;
  return {
    take(now) {
      if (taken >= concurrent) return "no_capacity";
      const tenth = Math.floor(now / 100);
      let begun = 0;
      for (const [at, calls] of tenths) {
        if (at > tenth - 10) begun += calls;
        else tenths.delete(at);
      }
      if (begun >= callsPerSecond) return "too_fast";
      tenths.set(tenth, (tenths.get(tenth) ?? 0) + 1);
      taken++;
      return "taken";
    },
    occupy: () => void taken++,
    free: () => void taken--,
    taken: () => taken,
  };
}
