import { MINUTE_MS, toIso, totalAttempts, type Instant, type RetryStrategy } from "@redial/kernel";

/** How soon a campaign must have reached its people. */
export const URGENCIES = ["high", "medium", "low"] as const;
/** One of `URGENCIES`. */
export type Urgency = (typeof URGENCIES)[number];

/** A strategy that the user guide recommends, whole, under a name. `source` is the guide's heading. */
export interface RetryPreset {
  name: string;
  title: string;
  description: string;
  retryStrategy: RetryStrategy;
  totalAttempts: number;
  source: string;
}

/** The guide's "Recommended settings". Where it names a range, the mild end: the longest delay and the fewest retries that it names. */
const BY_URGENCY: Record<Urgency, RetryStrategy> = {
  high: { type: "fixed_delay", delayMinutes: 15, maxRetries: 3 },
  medium: { type: "fixed_delay", delayMinutes: 60, maxRetries: 2 },
  low: { type: "fixed_delay", delayMinutes: 120, maxRetries: 1 },
};

/** The guide's "Spacing your retries". A time of day and not a part of the day is the third attempt, so that a campaign that starts in the evening does not call twice at once. */
const SPACED: RetryStrategy = {
  type: "ladder",
  steps: [{ afterMinutes: 60 }, { localTime: "18:00", daysLater: 0 }, { dayPart: "morning", daysLater: 1 }],
};

/** The guide's "Progressive retry spacing", in minutes from each attempt to the next. */
const PROGRESSIVE_MINUTES = [30, 90, 180] as const;

/** The strategy that an urgency stands for. */
export function urgencyStrategy(urgency: Urgency): RetryStrategy {
  return BY_URGENCY[urgency];
}

/** Everything that the guide recommends, in its order. Dates count from `startAt`, when the campaign is to begin. */
export function retryPresets(startAt: Instant): readonly RetryPreset[] {
  const recommended = "Recommended settings";
  const progressive = "Progressive retry spacing";
  return [
    preset("high", "High urgency", recommended, "15 minutes apart; of the guide's 3 to 4 retries the fewest. Also as urgency: high.", BY_URGENCY.high),
    preset("medium", "Medium urgency", recommended, "Of the guide's 30 to 60 minutes the longest, of its 2 to 3 retries the fewest. Also as urgency: medium.", BY_URGENCY.medium),
    preset("low", "Low urgency", recommended, "Of the guide's 120 minutes and more the least, of its 1 to 2 retries the fewest. Also as urgency: low.", BY_URGENCY.low),
    preset("spaced", "Spaced over two days", "Spacing your retries", "An hour later (of the guide's 30 to 60 minutes the longest), at 18:00, the next morning; in the zone that applies to the contact.", SPACED),
    preset("progressive", "Progressive", progressive, "30, 90 and 180 minutes apart, each counted from the end of the call before, for every contact by itself.", {
      type: "ladder",
      steps: PROGRESSIVE_MINUTES.map((afterMinutes) => ({ afterMinutes })),
    }),
    preset("progressive_dates", "Progressive, by dates", progressive, "30, 90 and 180 minutes apart from the start on, at the same instants for all contacts. Ask for it with the startAt of your program.", {
      type: "scheduled",
      retryDates: datesAfter(startAt, PROGRESSIVE_MINUTES),
    }),
    preset("moderate", "Moderate", "Best practices summary", "What to start with: of the guide's 2 to 3 retries the fewest, of its 30 to 60 minutes the longest.", BY_URGENCY.medium),
  ];
}

function preset(name: string, title: string, source: string, description: string, retryStrategy: RetryStrategy): RetryPreset {
  return { name, title, description, retryStrategy, totalAttempts: totalAttempts(retryStrategy), source };
}

function datesAfter(startAt: Instant, minutesApart: readonly number[]): string[] {
  let at = startAt;
  return minutesApart.map((minutes) => toIso((at += minutes * MINUTE_MS)).replace(".000Z", "Z"));
}
