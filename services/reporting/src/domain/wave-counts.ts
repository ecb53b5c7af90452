import { inPercent, wilson, type Counts } from "@redial/statistics";
import { percentOf } from "./connection-rate";
import type { CountedRate } from "./counted-rate";

/** A part of an experiment's audience that was dealt while the shares of the arms stayed the same; both lists by the arm's place. */
export interface DealtWave {
  /** The chance of each arm to be given a contact. */
  shares: readonly number[];
  /** Contacts of each arm. */
  sizes: readonly number[];
}

/** An arm within a wave. */
export interface ArmOfWave {
  name: string;
  /** Percent: the chance to be given a contact of the wave. */
  share: number;
  size: number;
  /** Null until the wave is over for every arm. */
  compared: CountedRate | null;
}

/** A wave, with its arms in their order. */
export interface WaveReport {
  /** From 1. */
  number: number;
  arms: readonly ArmOfWave[];
}

/** How many of each arm's first contacts the waves up to and with each hold together, by wave and then by the arm's place. */
export function placesOfWaves(waves: readonly DealtWave[]): number[][] {
  return waves.map((_, last) => waves.slice(0, last + 1).reduce<number[]>((sums, { sizes }) => sizes.map((size, arm) => (sums[arm] ?? 0) + size), []));
}

/**
 * The places of the first waves that are over for every arm, up to the first that is not. Only whole waves are compared: within one, contacts that are reached are
 * over sooner than others, and a part of it would have to be taken alike of arms that were dealt unlike.
 */
export function placesOver(waves: readonly DealtWave[], overFromFirst: readonly number[]): number[][] {
  const places = placesOfWaves(waves);
  const open = places.findIndex((ofArms) => ofArms.some((place, arm) => place > (overFromFirst[arm] ?? 0)));
  return open === -1 ? places : places.slice(0, open);
}

/** What each wave came to by the arm's place, from its places and how many of so many first contacts were completed. */
export function countsOfWaves(places: readonly (readonly number[])[], completed: readonly (readonly number[])[]): Counts[][] {
  const within = (sums: readonly (readonly number[])[], wave: number, arm: number): number => (sums[wave]?.[arm] ?? 0) - (sums[wave - 1]?.[arm] ?? 0);
  return places.map((ofArms, wave) => ofArms.map((_, arm) => ({ successes: within(completed, wave, arm), trials: within(places, wave, arm) })));
}

/**
 * An arm's rate with each wave weighing as many as it has contacts of all arms, so that all arms are weighed alike: the rate of its contacts together would follow
 * when it was called, in an easy hour or in a hard one, and not only how it does. `count` and `of` are those of its contacts. The interval is Wilson's
 * with the effective number of contacts under such weights (L. Kish, Survey Sampling, 1965, 11.7), for one look. Null without contacts in one of the waves.
 */
export function rateOverWaves(waves: readonly (readonly Counts[])[], arm: number): CountedRate {
  const own = waves.map((counts) => ({ ...(counts[arm] ?? { successes: 0, trials: 0 }), all: counts.reduce((sum, { trials }) => sum + trials, 0) }));
  const [count, of, all] = [own.reduce((sum, { successes }) => sum + successes, 0), own.reduce((sum, { trials }) => sum + trials, 0), own.reduce((sum, wave) => sum + wave.all, 0)];
  if (own.length === 0 || own.some(({ trials }) => trials === 0)) return { count, of, rate: null, interval: null };
  const rate = own.reduce((sum, wave) => sum + (wave.all / all) * (wave.successes / wave.trials), 0);
  const effective = 1 / own.reduce((sum, wave) => sum + (wave.all / all) ** 2 / wave.trials, 0);
  return { count, of, rate: percentOf(rate, 1), interval: inPercent(wilson(rate * effective, effective)) };
}
