import type { Instant } from "@redial/kernel";
import { defaultLeastShare, thompsonShares, type Counts } from "@redial/statistics";
import { armSizes, dealPattern } from "./experiment-deal";

/** How an experiment's audience goes to its arms: by the shares that were wished, or in waves, each by what the waves before it came to. */
export const ALLOCATIONS = ["fixed", "adaptive"] as const;
export type Allocation = (typeof ALLOCATIONS)[number];

/** A stretch of an adaptive experiment's audience that is dealt by shares of its own. */
export interface Wave {
  /** Counted from 1. */
  number: number;
  /** It is dealt the audience's positions behind this one … */
  from: number;
  /** … up to this one. */
  to: number;
  /** The arms' parts of it, by their places: whole numbers from 1. */
  parts: readonly number[];
  /** Nobody of it is called before: the end of the wave before it, by the executions' own clock. Null for the first. */
  notBefore: Instant | null;
}

/** Each wave waits for the last retry of the one before it; twice as many shares would hardly follow the rates more closely. */
const MOST_WAVES = 10;

/** Contacts of a wave for each arm, on average, at least: a share is not moved by less. It keeps the chance of every arm above 0 too. */
const LEAST_PER_ARM = 10;

/** Parts of a wave for each arm: so many that the floor under a share, half of an equal share, is a whole number of them. */
const PARTS_PER_ARM = 40;

/** In how many waves an audience of this size is dealt to so many arms; 1 where it is too small to learn on the way. */
export function waveCount(audienceSize: number, arms: number): number {
  return Math.max(1, Math.min(MOST_WAVES, Math.floor(audienceSize / (arms * LEAST_PER_ARM))));
}

/** A wave of an audience of this size; `counts` is what came of all waves before it, by the arm's place: nothing counted for the first, which all arms share evenly. */
export function openWave(number: number, audienceSize: number, counts: readonly Counts[], notBefore: Instant | null): Wave {
  const waves = waveCount(audienceSize, counts.length);
  const end = (of: number) => Math.floor((audienceSize * of) / waves);
  return { number, from: end(number - 1), to: end(number), parts: wholeParts(counts), notBefore };
}

/** Contacts of a wave, by the arm's place. What each is of all of them is the chance by which a contact of the wave was given that arm. */
export function waveSizes({ from, to, parts }: Wave): number[] {
  return armSizes(dealPattern(parts), to - from);
}

/** Thompson's shares in whole parts: every arm has its floor, and what is left over by rounding down goes to those that lost most by it, the first of equals. */
function wholeParts(counts: readonly Counts[]): number[] {
  const all = counts.length * PARTS_PER_ARM;
  const wished = thompsonShares(counts, defaultLeastShare(counts.length)).map((share) => share * all);
  // Rounding must not take from a floor what only its last bit is short of.
  const parts = wished.map((part) => Math.floor(part + 1e-9));
  const lost = wished.map((part, arm) => ({ arm, by: part - (parts[arm] ?? 0) })).sort((a, b) => b.by - a.by || a.arm - b.arm);
  const rest = all - parts.reduce((sum, part) => sum + part, 0);
  for (const { arm } of lost.slice(0, rest)) parts[arm] = (parts[arm] ?? 0) + 1;
  return parts;
}
