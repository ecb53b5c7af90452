import { z } from "zod";
import { eventType } from "./event-type";
import { clockMode, instant } from "./shapes";

/** How many segments rates are said of at most: the largest. */
export const MOST_RATED_SEGMENTS = 20;

const share = z.number().min(0).max(1);

/**
 * What an organization's attempts have taught of the hours of a week, of those by one kind of clock: shares of attempts that reached a person. Said when it has
 * changed by something that matters. Of two the one with the higher `version` is true.
 */
export const ratesLearned = eventType({
  type: "rates.learned",
  version: 1,
  topic: "reporting.events",
  data: z.object({
    organizationId: z.string(),
    clock: clockMode,
    version: z.int().min(1),
    learnedAt: instant,
    /** How many attempts it was learned from. */
    attempts: z.int().min(0),
    /** The share of all of them. */
    overall: share,
    /** By hour of the week on the clock of the person called, Monday 00:00 first: shrunken by as much as the hour saw too few attempts; null where those are too few to call by. */
    byHour: z.array(share.nullable()).length(168),
    /** The same of segments whose hours differ from those of all by more than chance; left out by those who learn of none. */
    segments: z.array(z.object({ key: z.string(), value: z.string(), overall: share, byHour: z.array(share.nullable()).length(168) })).max(MOST_RATED_SEGMENTS).optional(),
  }),
  key: (data) => data.organizationId,
});

export type RatesLearned = z.infer<typeof ratesLearned.data>;
