import { playExperiment, type PlayedResult } from "./play-experiment";
import type { ExperimentWorld } from "./experiment-worlds";

/** What many experiments of one kind came to. */
export interface WorldResult {
  experiments: number;
  /** A winner was named that is not better than each other arm. */
  falseWinners: number;
  /** The truly best arm was named, and no other before it. */
  found: number;
  /** Contacts counted until the winner was named, or all; the mean. */
  meanContacts: number;
  /** The interval of the last two arms held their true difference at every look. */
  covered: number;
  /** The estimate for changing shares covers at the end; null with a fixed split. */
  estimateCovered: number | null;
}

/** Plays experiments of one kind, each with a seed of its own. */
export function playWorld({ plan, rates, best }: ExperimentWorld, { experiments, looks, seed }: { experiments: number; looks: number; seed: string }): WorldResult {
  const results: PlayedResult[] = Array.from({ length: experiments }, (_, index) => playExperiment({ plan, rates, looks, seed: `${seed}/${index}` }));
  const count = (isSo: (result: PlayedResult) => boolean) => results.filter(isSo).length;
  return {
    experiments,
    falseWinners: count(({ winner }) => winner !== null && winner !== best),
    found: count(({ winner }) => winner !== null && winner === best),
    meanContacts: results.reduce((sum, { contacts }) => sum + contacts, 0) / experiments,
    covered: count(({ isCovered }) => isCovered),
    estimateCovered: plan.split.kind === "adaptive" ? count(({ isEstimateCovered }) => isEstimateCovered === true) : null,
  };
}
