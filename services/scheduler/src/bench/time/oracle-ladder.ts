import type { LadderStep } from "@redial/kernel";
import { wallClock, type WallClock } from "./wall-clock";

// Of its own, for a compiled import is read through a getter each time, and in a test a global through a sandbox.
const { floor } = Math;
const MINUTE_MS = 60_000;
const DAY = 1_440;
const QUARTER = 15;
/** No clock is as many minutes from UTC. */
const FURTHEST = 15 * 60;

/** The parts of a day, in local hours (spec: Retry strategies). */
const PARTS = { morning: [9, 11], midday: [12, 14], afternoon: [14, 17], evening: [17, 20] } as const;

/** When a step of a ladder falls for an attempt that ended at `endedAt`: found by looking at the clock again and again. */
export function oracleLadderStep(step: LadderStep, endedAt: number, zone: string): number {
  if ("afterMinutes" in step) return endedAt + step.afterMinutes * MINUTE_MS;
  if ("at" in step) return Date.parse(step.at);
  const clock = wallClock(zone);
  const endedIn = floor(endedAt / MINUTE_MS);
  const day = floor(clock.minuteIn(endedIn) / DAY) + step.daysLater;
  if ("dayPart" in step) {
    const [from, until] = PARTS[step.dayPart];
    for (let minute = Math.max(endedIn, firstToShow(clock, day * DAY)); ; minute++) {
      const hour = floor((clock.minuteIn(minute) % DAY) / 60);
      if (hour >= from && hour < until) return Math.max(endedAt, minute * MINUTE_MS);
    }
  }
  const [hour, minute] = step.localTime.split(":").map(Number);
  for (let later = 0; ; later++) {
    const at = firstToShow(clock, (day + later) * DAY + (hour ?? NaN) * 60 + (minute ?? NaN)) * MINUTE_MS;
    if (at > endedAt) return at;
  }
}

/** When the part of the day is over that a step names, for a call that it puts at `at`, within that part: the first minute in which the clock shows another hour. Null for other steps. */
export function oracleStepEnd(step: LadderStep, at: number, zone: string): number | null {
  if (!("dayPart" in step)) return null;
  const clock = wallClock(zone);
  const [from, until] = PARTS[step.dayPart];
  for (let minute = floor(at / MINUTE_MS); ; minute++) {
    const hour = floor((clock.minuteIn(minute) % DAY) / 60);
    if (hour < from || hour >= until) return minute * MINUTE_MS;
  }
}

/** The first minute, counted in UTC, in which the clock shows this local one or, as it skips that, a later one. */
function firstToShow(clock: WallClock, localMinute: number): number {
  let minute = localMinute - FURTHEST;
  // Where a clock goes back within a quarter of an hour it may have shown the minute between two looks: the last quarters are gone through minute by minute.
  while (clock.minuteIn(minute + QUARTER) + QUARTER < localMinute && clock.minuteIn(minute) + QUARTER < localMinute) minute += QUARTER;
  while (clock.minuteIn(minute) < localMinute) minute++;
  return minute;
}
