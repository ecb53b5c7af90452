import { benchmarkBand, type BenchmarkBand } from "./benchmark-band";
import { connectionRate, type ConnectionRate } from "./connection-rate";
import type { Cell } from "./count-changes";
import type { Tally } from "./reports";
import { adviseOnRetries, retryConversion, type MetricsAdvice, type RetryConversion } from "./retry-conversion";
import { contactsOpen } from "./totals";

/** The guide's metrics of one execution, or of several together; rates are percent, and null where there is nothing to divide by. */
export interface ExecutionMetrics extends ConnectionRate {
  totalContacts: number;
  contactsCompleted: number;
  contactsMessageLeft: number;
  contactsFailed: number;
  contactsSkipped: number;
  /** The sum rule: the total less the four above, so it holds at every read. */
  contactsOpen: number;
  totalCalls: number;
  talkSeconds: number;
  /** Calls that were answered and on which nobody spoke, and their share of all that were answered by a person or abandoned. */
  callsAbandoned: number;
  abandonedRate: number | null;
  averageAttempts: number | null;
  averageAttemptsToComplete: number | null;
  retryConversionRate: RetryConversion;
  benchmark: BenchmarkBand | null;
  advice: MetricsAdvice[];
  isFinal: boolean;
  /** What the breakdowns are made of. */
  cells: readonly Cell[];
}

/** Works the metrics out of a tally. */
export function executionMetrics({ totals, leastRetries, mostRetries, isFinal, cells }: Tally): ExecutionMetrics {
  const conversion = retryConversion(totals.contactsRetried, totals.completedAfterRetry);
  return {
    totalContacts: totals.contacts,
    contactsCompleted: totals.completed,
    contactsMessageLeft: totals.messageLeft,
    contactsFailed: totals.failed,
    contactsSkipped: totals.skipped,
    contactsOpen: contactsOpen(totals),
    ...connectionRate(totals.completed, totals.contacts),
    totalCalls: totals.calls,
    talkSeconds: totals.talkMs / 1000,
    callsAbandoned: totals.callsAbandoned,
    abandonedRate: percent(totals.callsAbandoned, totals.completed + totals.callsAbandoned),
    averageAttempts: mean(totals.endedAttempts, totals.endedCalled),
    averageAttemptsToComplete: mean(totals.completedAttempts, totals.completed),
    retryConversionRate: conversion,
    benchmark: benchmarkBand(leastRetries, mostRetries),
    advice: adviseOnRetries(conversion),
    isFinal,
    cells,
  };
}

function percent(part: number, whole: number): number | null {
  return whole === 0 ? null : (part / whole) * 100;
}

function mean(sum: number, count: number): number | null {
  return count === 0 ? null : sum / count;
}
