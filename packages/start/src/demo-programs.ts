/** A program of the demonstration: the guide's own example, one for each group. */
export interface DemoProgram {
  name: string;
  group: string;
  settings: object;
}

/** The instant at which the demonstration's virtual clocks begin: the Monday morning of the guide's examples. */
const STARTS_AT = "2025-01-20T09:00:00Z";

/** The guide pauses Monday's lunch and evening; the demonstration does so on every weekday, and does not call at night or on Sunday. */
const workday = [
  { startAt: { hour: 0, minute: 0 }, endAt: { hour: 9, minute: 0 } },
  { startAt: { hour: 12, minute: 0 }, endAt: { hour: 14, minute: 0 } },
  { startAt: { hour: 18, minute: 0 }, endAt: { hour: 23, minute: 59 } },
];
const pauseWindows = {
  monday: workday,
  tuesday: workday,
  wednesday: workday,
  thursday: workday,
  friday: workday,
  saturday: workday,
  sunday: [{ startAt: { hour: 0, minute: 0 }, endAt: { hour: 24, minute: 0 } }],
};

const shared = {
  pauseWindows,
  timeZone: "UTC",
  startAt: STARTS_AT,
  maxConcurrentCalls: 100,
  carrier: "simulator",
  answerProfile: "known_consumer",
  flow: { type: "dial", config: { enableAMD: true } },
};

/** The guide's groups A, B and C: two delays, and dates. */
export const DEMO_PROGRAMS: readonly DemoProgram[] = [
  { name: "A: 30 minutes, twice", group: "A", settings: { ...shared, retryStrategy: { type: "fixed_delay", delayMinutes: 30, maxRetries: 2 } } },
  { name: "B: 60 minutes, three times", group: "B", settings: { ...shared, retryStrategy: { type: "fixed_delay", delayMinutes: 60, maxRetries: 3 } } },
  {
    name: "C: two dates",
    group: "C",
    settings: { ...shared, retryStrategy: { type: "scheduled", retryDates: ["2025-01-20T15:00:00Z", "2025-01-21T10:00:00Z"] } },
  },
];
