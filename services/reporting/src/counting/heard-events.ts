import type { Envelope } from "@redial/contracts";

/** The streams that reporting listens to. */
export const HEARD_TOPICS = ["program.events", "scheduler.events"] as const;

/** The kinds of event that it takes in. */
export const HEARD_TYPES = ["execution.launched", "jobs.planned", "retry.planned", "job.ended", "execution.changed"] as const;

/** The name of a kind of event that is taken in. */
export type HeardType = (typeof HEARD_TYPES)[number];
/** An event that is taken in. */
export type HeardEvent = Extract<Envelope, { type: HeardType }>;
