export const WEEKDAYS = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"] as const;
export type Weekday = (typeof WEEKDAYS)[number];

/** A wall-clock time of day, 00:00 to 24:00. */
export interface TimeOfDay {
  hour: number;
  minute: number;
}

/** Half-open `[startAt, endAt)` on the weekday it is listed under; `startAt` later than `endAt` crosses midnight; an end of 23:59 means the end of the day. */
export interface DailyWindow {
  startAt: TimeOfDay;
  endAt: TimeOfDay;
}

/** Half-open one-off interval between two ISO 8601 instants. */
export interface OneOffWindow {
  startAt: string;
  endAt: string;
}

/** When nothing may ring: the union of weekly windows, read on the local wall clock, and one-off intervals. */
export type PauseWindows = Partial<Record<Weekday, readonly DailyWindow[]>> & { advanced?: readonly OneOffWindow[] };
