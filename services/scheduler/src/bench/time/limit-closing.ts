import type { CoolDown, FrequencyCap } from "@redial/kernel";
import type { PastCall } from "../../domain/frequency-cap";
import type { InstantClosing, MinuteClosing } from "./minute-search";
import { wallClock } from "./wall-clock";

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY = 1_440;

/** A cap on rolling hours or days as a closing of the oracle: at an instant at which the calls of the period before it are `max` already, no more is allowed. */
export function rollingClosing({ max, perHours = 0, perDays = 0 }: FrequencyCap, calls: readonly PastCall[]): InstantClosing {
  const periodMs = (perHours + perDays * 24) * HOUR_MS;
  return {
    edges: calls.map(({ at }) => at + periodMs),
    isClosedAt: (instant) => calls.filter(({ at }) => at + periodMs > instant).length >= max,
  };
}

/** A cap on days of the calendar: the days are those that the clock of the zone shows, at the calls and now. */
export function calendarClosing({ max, perDays = 0 }: FrequencyCap, calls: readonly PastCall[], zone: string): MinuteClosing {
  const clock = wallClock(zone);
  const dayIn = (utcMinute: number) => Math.floor(clock.minuteIn(utcMinute) / DAY);
  const days = calls.map(({ at }) => dayIn(Math.floor(at / MINUTE_MS)));
  return { isClosedIn: (utcMinute) => days.filter((day) => day > dayIn(utcMinute) - perDays).length >= max };
}

/** A cool-down: so many hours from the end of each call that went so. */
export function coolDownClosing({ after, hours }: CoolDown, calls: readonly PastCall[]): InstantClosing {
  const ends = calls.flatMap(({ coolDown, endedAt }) => (coolDown === after && endedAt !== null ? [endedAt + hours * HOUR_MS] : []));
  return { edges: ends, isClosedAt: (instant) => ends.some((end) => instant < end) };
}

/** A number that is being called, for less than four hours: nobody knows yet what will follow, and it is looked at again in a minute. */
export function inUseClosing(calls: readonly PastCall[], seenAt: number): InstantClosing {
  const isInUse = calls.some(({ at, endedAt }) => endedAt === null && at > seenAt - 4 * HOUR_MS);
  return { edges: [seenAt + MINUTE_MS], isClosedAt: (instant) => isInUse && instant < seenAt + MINUTE_MS };
}
