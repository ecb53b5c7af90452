import type { LadderStep } from "@redial/kernel";
import { wallClock, type WallClock } from "./wall-clock";

// Of their own, for a compiled import is read through a getter each time, and in a test a global through a sandbox.
const { floor } = Math;
const MINUTE_MS = 60_000;
const DAY = 1_440;
const QUARTER_MS = 15 * MINUTE_MS;
/** No clock is further from UTC. */
const FURTHEST_MS = 15 * 60 * MINUTE_MS;

/** The parts of a day, in local hours (spec: Retry strategies). */
const PARTS = { morning: [9, 11], midday: [12, 14], afternoon: [14, 17], evening: [17, 20] } as const;

/** When a step of a ladder falls for an attempt that ended at `endedAt`: found by looking at the clock again and again. */
export function oracleLadderStep(step: LadderStep, endedAt: number, zone: string): number {
  if ("afterMinutes" in step) return endedAt + step.afterMinutes * MINUTE_MS;
  if ("at" in step) return Date.parse(step.at);
  const clock = wallClock(zone);
  const day = floor(clock.minuteAt(endedAt) / DAY) + step.daysLater;
  if ("dayPart" in step) {
    const [from, until] = PARTS[step.dayPart];
    let at = Math.max(endedAt, firstToShow(clock, day * DAY));
    for (;;) {
      const hour = floor((clock.minuteAt(at) % DAY) / 60);
      if (hour >= from && hour < until) return at;
      at = (floor(at / MINUTE_MS) + 1) * MINUTE_MS;
    }
  }
  const [hour, minute] = step.localTime.split(":").map(Number);
  for (let later = 0; ; later++) {
    const at = firstToShow(clock, (day + later) * DAY + (hour ?? NaN) * 60 + (minute ?? NaN));
    if (at > endedAt) return at;
  }
}

/** The first instant at which the clock shows this minute or, as it skips the minute, a later one. */
function firstToShow(clock: WallClock, localMinute: number): number {
  let at = localMinute * MINUTE_MS - FURTHEST_MS;
  // A clock that goes back within a quarter of an hour may have shown the minute between two looks, so the last quarter is gone through by minutes.
  while (clock.minuteAt(at + QUARTER_MS) < localMinute && !showsWithin(clock, at, localMinute)) at += QUARTER_MS;
  while (clock.minuteAt(at) < localMinute) at += MINUTE_MS;
  return at;
}

function showsWithin(clock: WallClock, quarterStartsAt: number, localMinute: number): boolean {
  if (clock.minuteAt(quarterStartsAt) + 15 < localMinute) return false;
  for (let at = quarterStartsAt; at < quarterStartsAt + QUARTER_MS; at += MINUTE_MS) if (clock.minuteAt(at) >= localMinute) return true;
  return false;
}
