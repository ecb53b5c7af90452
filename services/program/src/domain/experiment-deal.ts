import { stableHash } from "./stable-hash";

/**
 * One period of dealing by shares: the arm of each of its slots, every arm as often as its share says, and after each slot no arm a whole contact from
 * its share (of two arms that are equally far behind, the earlier has the slot). Shares are whole numbers from 1.
 */
export function dealPattern(shares: readonly number[]): number[] {
  const divisor = shares.reduce(greatestCommonDivisor);
  const parts = shares.map((share) => share / divisor);
  const period = parts.reduce((sum, part) => sum + part, 0);
  const dealt = parts.map(() => 0);
  return Array.from({ length: period }, (_, slot) => {
    const lags = parts.map((part, arm) => (part * (slot + 1)) / period - (dealt[arm] ?? 0));
    const arm = lags.indexOf(Math.max(...lags));
    dealt[arm] = (dealt[arm] ?? 0) + 1;
    return arm;
  });
}

/** How many of the first `contacts` slots each arm has. */
export function armSizes(pattern: readonly number[], contacts: number): number[] {
  const sizes = Array.from({ length: Math.max(...pattern) + 1 }, () => 0);
  const rounds = Math.floor(contacts / pattern.length);
  const rest = contacts % pattern.length;
  pattern.forEach((arm, slot) => (sizes[arm] = (sizes[arm] ?? 0) + rounds + (slot < rest ? 1 : 0)));
  return sizes;
}

/** Whom a block deals: one telephone number, and where its people are. */
export interface DealtMember {
  phone: string;
  region: string | null;
}

/**
 * The arm of each member of a block, which is a stretch of the audience behind `before` others. The block's members are ordered by region and, within one, by
 * a hash of seed and number; the order is turned by a hash of seed and block, and slots are taken in it. So a member has each arm with the chance
 * of its share, whatever its neighbours (permuted blocks, stratified by region); a region within a block is
 * shared out to a few contacts, and all blocks together to less than one; and the same seed, block and members are dealt alike for ever.
 */
export function dealBlock(seed: string, pattern: readonly number[], before: number, members: readonly DealtMember[]): number[] {
  const turn = members.length === 0 ? 0 : stableHash(`${seed} ${before}`) % members.length;
  const order = members
    .map(({ phone, region }, index) => ({ index, phone, region: region ?? "", hash: stableHash(`${seed} ${phone}`) }))
    .sort((a, b) => compare(a.region, b.region) || a.hash - b.hash || compare(a.phone, b.phone));
  const arms = members.map(() => 0);
  order.forEach(({ index }, rank) => {
    const slot = before + ((rank + turn) % members.length);
    arms[index] = pattern[slot % pattern.length] ?? 0;
  });
  return arms;
}

function greatestCommonDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestCommonDivisor(b, a % b);
}

/** By code units, so that the order is no machine's or language's own. */
function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
