/** The JSON of the user guide, as it is printed there, by the heading it stands under. */
export const GUIDE = {
  noRetries: `{ "type": "none" }`,

  fixedDelay: `{
  "type": "fixed_delay",
  "delayMinutes": 30,
  "maxRetries": 2
}`,

  scheduled: `{
  "type": "scheduled",
  "retryDates": [
    "2025-01-20T10:00:00Z",
    "2025-01-20T15:00:00Z",
    "2025-01-21T10:00:00Z"
  ]
}`,

  retriesWithPauseWindows: `{
  "retryStrategy": {
    "type": "fixed_delay",
    "delayMinutes": 60,
    "maxRetries": 3
  },
  "pauseWindows": {
    "monday": [
      { "startAt": { "hour": 12, "minute": 0 }, "endAt": { "hour": 14, "minute": 0 } },
      { "startAt": { "hour": 18, "minute": 0 }, "endAt": { "hour": 23, "minute": 59 } }
    ]
  }
}`,

  groupA: `{ "type": "fixed_delay", "delayMinutes": 30, "maxRetries": 2 }`,

  groupB: `{ "type": "fixed_delay", "delayMinutes": 60, "maxRetries": 3 }`,

  groupC: `{
  "type": "scheduled",
  "retryDates": ["2025-01-20T15:00:00Z", "2025-01-21T10:00:00Z"]
}`,

  progressiveSpacing: `{
  "type": "scheduled",
  "retryDates": [
    "2025-01-20T10:30:00Z",
    "2025-01-20T12:00:00Z",
    "2025-01-20T15:00:00Z"
  ]
}`,

  outcomeBasedRouting: `{
  "type": "dial",
  "config": { "enableAMD": true },
  "outputs": {
    "onAnswer": "human-flow",
    "onVoicemail": "leave-message"
  }
}`,
} as const;

/** The text of the user guide where it recommends settings, as it is printed there; its tables lose their columns. */
export const GUIDE_SETTINGS = {
  recommended: `UrgencyDelayMax RetriesTotal Attempts
High15 min3-44-5
Medium30-60 min2-33-4
Low120+ min1-22-3`,

  spacing: `Attempt 1: Campaign start
Attempt 2: +30-60 minutes
Attempt 3: Different time of day
Attempt 4: Next day`,

  progressive: "This schedules retries at +30 min, +90 min, and +180 min intervals.",

  bestPractice: "Start with moderate retries - 2-3 retries, 30-60 minute delay",
} as const;

/** The retry strategies among them. */
export const GUIDE_STRATEGIES = ["noRetries", "fixedDelay", "scheduled", "groupA", "groupB", "groupC", "progressiveSpacing"] as const;
