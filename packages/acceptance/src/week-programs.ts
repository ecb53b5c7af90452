import type { PauseWindows } from "@redial/kernel";

/** A program that calls for more than a week, and the windows in which nothing of it may ring. */
export interface WeekProgram {
  name: string;
  timeZone: string;
  startAt: string;
  /** The change of the clocks in the middle of it. */
  clocksChangeAt: string;
  pauseWindows: PauseWindows;
}

const at = (text: string) => ({ hour: Number(text.slice(0, 2)), minute: Number(text.slice(3)) });
const window = (startAt: string, endAt: string) => ({ startAt: at(startAt), endAt: at(endAt) });

/** Monday as the guide prints it; lunch and a night across midnight on the other workdays; a short Saturday. */
const workweek: PauseWindows = {
  monday: [window("12:00", "14:00"), window("18:00", "23:59")],
  tuesday: [window("12:30", "13:15"), window("20:00", "08:00")],
  wednesday: [window("12:30", "13:15"), window("20:00", "08:00")],
  thursday: [window("12:30", "13:15"), window("20:00", "08:00")],
  friday: [window("12:00", "12:45"), window("17:30", "09:30")],
  saturday: [window("16:00", "24:00")],
};

/** Weeks in which the clocks change on Sunday, each with windows that begin, end or lie in the hour that is skipped or repeated. */
export const WEEK_PROGRAMS: readonly WeekProgram[] = [
  {
    name: "New York springs forward",
    timeZone: "America/New_York",
    startAt: "2025-03-06T15:00:00Z",
    clocksChangeAt: "2025-03-09T07:00:00Z",
    pauseWindows: {
      ...workweek,
      sunday: [window("00:00", "01:30"), window("02:15", "03:30"), window("22:30", "06:45")],
      advanced: [{ startAt: "2025-03-12T14:00:00Z", endAt: "2025-03-12T21:45:00Z" }],
    },
  },
  {
    name: "London springs forward",
    timeZone: "Europe/London",
    startAt: "2025-03-27T09:30:00Z",
    clocksChangeAt: "2025-03-30T01:00:00Z",
    pauseWindows: {
      ...workweek,
      sunday: [window("00:30", "01:20"), window("02:40", "04:00"), window("23:15", "05:00")],
      advanced: [{ startAt: "2025-04-01T10:00:00+01:00", endAt: "2025-04-01T15:30:00+01:00" }],
    },
  },
  {
    name: "New York falls back",
    timeZone: "America/New_York",
    startAt: "2025-10-30T13:00:00Z",
    clocksChangeAt: "2025-11-02T06:00:00Z",
    pauseWindows: {
      ...workweek,
      sunday: [window("01:15", "01:45"), window("02:00", "02:30"), window("21:00", "07:00")],
      advanced: [{ startAt: "2025-11-05T15:00:00Z", endAt: "2025-11-05T18:00:00Z" }],
    },
  },
];

/** Retries that come at every hour of day and night, for ten days and more. */
export const ROUND_THE_CLOCK = {
  retryStrategy: {
    type: "fixed_delay",
    delayMinutes: 397,
    maxRetries: 36,
    outcomes: { busy: { retry: true, delayMinutes: 53 }, voicemail: { retry: true, delayMinutes: 227 }, network_error: { retry: true, delayMinutes: 11 } },
  },
  flow: { type: "dial", config: { enableAMD: true } },
  answerProfile: "cold_consumer",
  maxConcurrentCalls: 25,
} as const;
