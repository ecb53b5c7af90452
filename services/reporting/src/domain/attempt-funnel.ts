import type { Outcome } from "@redial/kernel";
import { countedRate, type CountedRate } from "./counted-rate";

/** How many attempts of one number ended in one way. */
export interface AttemptCount {
  attempt: number;
  outcome: Outcome;
  attempts: number;
}

/** What the attempts of one number bought, and what all up to it came to. */
export interface AttemptStep {
  /** From 1. */
  attempt: number;
  /** Retries that it took: 0 for the first attempt. */
  retry: number;
  /** Contacts completed by this attempt, of those who were called so often: conversion among those who were left. */
  conversion: CountedRate;
  /** Calls of this number for each contact that they completed; null when they completed none. */
  callsPerCompletion: number | null;
  /** Contacts completed by this attempt or an earlier one, of all who were called. */
  cumulative: CountedRate;
  /** How many points this attempt added to the cumulative rate; null when nobody was called. */
  gain: number | null;
  /** Calls up to this number. */
  callsSoFar: number;
}

/**
 * The attempts by number, rising, as a funnel. A contact has one attempt of each number up to its last, so the attempts of a number are the contacts
 * who came so far. Numbers without an attempt are left out.
 */
export function attemptFunnel(counts: Iterable<AttemptCount>): AttemptStep[] {
  const byNumber = new Map<number, { attempts: number; completed: number }>();
  for (const { attempt, outcome, attempts } of counts) {
    const sums = byNumber.get(attempt) ?? { attempts: 0, completed: 0 };
    byNumber.set(attempt, sums);
    sums.attempts += attempts;
    if (outcome === "completed") sums.completed += attempts;
  }
  const called = byNumber.get(1)?.attempts ?? 0;
  let [completedSoFar, callsSoFar] = [0, 0];
  return [...byNumber]
    .sort(([a], [b]) => a - b)
    .map(([attempt, { attempts, completed }]) => {
      completedSoFar += completed;
      callsSoFar += attempts;
      return {
        attempt,
        retry: attempt - 1,
        conversion: countedRate(completed, attempts),
        callsPerCompletion: completed === 0 ? null : attempts / completed,
        cumulative: countedRate(completedSoFar, called),
        gain: countedRate(completed, called).rate,
        callsSoFar,
      };
    });
}
