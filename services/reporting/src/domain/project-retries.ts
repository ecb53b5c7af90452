import type { Interval } from "@redial/statistics";
import { percentOf } from "./connection-rate";
import { countedRate, type CountedRate } from "./counted-rate";
import { fitConversion, type ConversionCount } from "./fit-conversion";

/** What is known of a campaign whose retries are to be changed by one. */
export interface RetriesMade {
  contacts: number;
  completed: number;
  /** By attempt number. */
  counts: readonly ConversionCount[];
  /** The most attempts that the strategy makes: 1 + its retries. */
  mostAttempts: number;
  /** Contacts whose last of these attempts failed in a way that is retried. */
  left: number;
}

/** What would change: calls and completed contacts, fewer than 0 for less. */
export interface RetryEffect {
  /** How many calls more or fewer. */
  calls: number;
  /** How many contacts completed more or fewer, and between which bounds with 95 % confidence. */
  completed: number;
  completedInterval: Interval;
  /** The connection rate that would come of it, and the change in points. */
  connectionRate: number;
  change: number;
  /** Completions bought or lost for each hundred of these calls. */
  completionsPerHundredCalls: number | null;
}

/** What one retry fewer would have cost and what one more might bring. Where nothing can be said an effect is null, and `method` says why. */
export interface RetryProjection {
  /** Conversion of the last attempt that the strategy makes, among those who were left. */
  lastAttempt: CountedRate;
  contactsLeft: number;
  oneFewer: RetryEffect | null;
  oneFewerMethod: string;
  oneMore: RetryEffect | null;
  oneMoreMethod: string;
  /** Observed conversion beside that of the model, by attempt; empty without a model. */
  fitted: { attempt: number; observed: CountedRate; fitted: number }[];
}

/** The 97.5th percentile of the standard normal distribution. */
const Z = 1.959963984540054;

/**
 * One retry fewer is counted, not foretold: the last attempts are taken away, as if nobody whom they reached had been reached otherwise; the interval is
 * Wilson's, of their completions among all contacts. One more is foretold by the shifted-beta-geometric model (`fitConversion`) for the contacts left;
 * its interval holds both the uncertainty of the model's estimate (delta method, on log odds) and the chance of so many calls.
 */
export function projectRetries({ contacts, completed, counts, mostAttempts, left }: RetriesMade): RetryProjection {
  const last = counts.find(({ attempt }) => attempt === mostAttempts) ?? { attempt: mostAttempts, attempts: 0, completed: 0 };
  const fit = fitConversion(counts);
  const effect = (calls: number, change: number, completedInterval: Interval): RetryEffect => ({
    calls,
    completed: change,
    completedInterval,
    connectionRate: ((completed + change) / contacts) * 100,
    change: (change / contacts) * 100,
    completionsPerHundredCalls: percentOf(change, calls),
  });
  const fewer = () => {
    const { low, high } = countedRate(last.completed, contacts).interval ?? { low: 0, high: 0 };
    return effect(-last.attempts, -last.completed, { low: (-high * contacts) / 100, high: (-low * contacts) / 100 });
  };
  const more = (chance: number, logOddsError: number) => {
    const [mean, spread] = [left * chance, chance * (1 - chance)];
    const reach = Z * Math.sqrt(left * spread + (left * spread * logOddsError) ** 2);
    return effect(left, mean, { low: Math.max(0, mean - reach), high: Math.min(left, mean + reach) });
  };
  return {
    lastAttempt: countedRate(last.completed, last.attempts),
    contactsLeft: left,
    oneFewer: mostAttempts > 1 && last.attempts > 0 ? fewer() : null,
    oneFewerMethod: fewerMethod(mostAttempts, last.attempts),
    oneMore: fit && left > 0 ? more(fit.conversionAt(mostAttempts + 1), fit.logOddsErrorAt(mostAttempts + 1)) : null,
    oneMoreMethod: moreMethod(fit !== null, left, mostAttempts),
    fitted: fit ? counts.map((one) => ({ attempt: one.attempt, observed: countedRate(one.completed, one.attempts), fitted: fit.conversionAt(one.attempt) * 100 })) : [],
  };
}

function fewerMethod(mostAttempts: number, attempts: number): string {
  if (mostAttempts === 1) return "The strategy makes no retry that could be left out.";
  if (attempts === 0) return `Attempt ${mostAttempts} was not made yet.`;
  return `Counted: without the ${attempts} calls of attempt ${mostAttempts} and the contacts that they completed.`;
}

function moreMethod(isFitted: boolean, left: number, mostAttempts: number): string {
  if (left === 0) return `Nobody is left to retry after attempt ${mostAttempts}.`;
  if (!isFitted) return "At least two attempt numbers, with contacts reached and missed, are needed to tell how conversion falls.";
  return `Foretold for the ${left} contacts left after attempt ${mostAttempts} by the shifted-beta-geometric model (Fader and Hardie 2007), fitted to the conversion of each attempt among those left.`;
}
