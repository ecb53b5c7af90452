import type { Cell } from "./cell";
import { adviseOnMetrics, type MetricsAdvice } from "./advise-on-metrics";
import { attemptFunnel, type AttemptStep } from "./attempt-funnel";
import { benchmarkBand, type BenchmarkBand } from "./benchmark-band";
import { connectionRate, percentOf, type ConnectionRate } from "./connection-rate";
import { countedRate } from "./counted-rate";
import { projectRetries, type RetryProjection } from "./project-retries";
import { retryConversion, type RetryConversion } from "./retry-conversion";
import { retryableLeft } from "./retryable-left";
import type { Tally } from "./tally";
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
  /** 1 + the retries of the strategy; null for strategies that differ, and until it is known. */
  mostAttempts: number | null;
  isFinal: boolean;
  /** What the breakdowns, the projection and the advice are made of. */
  cells: readonly Cell[];
}

/** Works the metrics out of a tally. */
export function executionMetrics({ totals, leastRetries, mostRetries, isFinal, cells }: Tally): ExecutionMetrics {
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
    abandonedRate: percentOf(totals.callsAbandoned, totals.completed + totals.callsAbandoned),
    averageAttempts: mean(totals.endedAttempts, totals.endedCalled),
    averageAttemptsToComplete: mean(totals.completedAttempts, totals.completed),
    retryConversionRate: retryConversion(totals.contactsRetried, totals.completedAfterRetry),
    benchmark: benchmarkBand(leastRetries, mostRetries),
    mostAttempts: leastRetries !== null && leastRetries === mostRetries ? 1 + leastRetries : null,
    isFinal,
    cells,
  };
}

/** The attempts by number as a funnel. Needs the cells. */
export function funnelOf({ cells }: Pick<ExecutionMetrics, "cells">): AttemptStep[] {
  return attemptFunnel(cells);
}

/** What one retry more or fewer would make of it; null where no single strategy is known. Needs the cells. */
export function projectionOf(metrics: ExecutionMetrics): RetryProjection | null {
  const { cells, mostAttempts, totalContacts, contactsCompleted, contactsMessageLeft } = metrics;
  if (mostAttempts === null || totalContacts === 0) return null;
  const counts = funnelOf(metrics).map(({ attempt, conversion }) => ({ attempt, attempts: conversion.of, completed: conversion.count }));
  const left = retryableLeft(cells, mostAttempts, contactsMessageLeft > 0);
  return projectRetries({ contacts: totalContacts, completed: contactsCompleted, counts, mostAttempts, left });
}

/** Remarks on the numbers; empty when nothing is remarkable. Needs the cells. */
export function adviceOn(metrics: ExecutionMetrics): MetricsAdvice[] {
  const { retryConversionRate, benchmark, isFinal, contactsCompleted, totalContacts } = metrics;
  return adviseOnMetrics({ retryConversion: retryConversionRate, funnel: funnelOf(metrics), connection: countedRate(contactsCompleted, totalContacts), benchmark, isFinal });
}

function mean(sum: number, count: number): number | null {
  return count === 0 ? null : sum / count;
}
