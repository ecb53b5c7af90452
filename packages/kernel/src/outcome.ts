/** How an attempt ended (spec: Outcomes). */
export const OUTCOMES = ["completed", "busy", "no_answer", "network_error", "rejected", "voicemail", "invalid_number"] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** How a job ended: a person was reached, a message was left, every try failed, or it was never tried again. */
export const JOB_RESULTS = ["completed", "message_left", "failed", "skipped"] as const;
export type JobResult = (typeof JOB_RESULTS)[number];

/** The life of an execution. `completed`, `stopped` and `cancelled` are final. */
export const EXECUTION_STATUSES = ["scheduled", "running", "paused", "completed", "stopped", "cancelled"] as const;
export type ExecutionStatus = (typeof EXECUTION_STATUSES)[number];

/** Whether time passes by the wall clock or as fast as the machine can work (simulated carrier only). */
export const CLOCK_MODES = ["real_time", "fast_forward"] as const;
export type ClockMode = (typeof CLOCK_MODES)[number];
