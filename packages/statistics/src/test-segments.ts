import { benjaminiHochberg } from "./correct-p-values";
import { sumOf, type Counts } from "./counts";
import { twoProportionTest } from "./two-proportion-test";

/** A part of the contacts: here successes are what is looked for, such as contacts that failed. */
export interface Segment extends Counts {
  key: string;
}

/** A segment against all the others. */
export interface SegmentTest extends Segment {
  rate: number;
  restRate: number;
  /** One-sided: that it is this much above the rest by chance. */
  pValue: number;
  /** Corrected by Benjamini and Hochberg for all segments tested. */
  correctedPValue: number;
}

/**
 * Which segments are above all the rest: each value of one attribute against its complement (a 2×2 table), one-sided, corrected over all of them; the
 * surest first. Segments that have no trials, or no rest, are left out. `total` is what they are a part of; by default all segments together, which must
 * then not overlap. Values of several attributes may be tested, and so corrected, together: pass them in one list with the total.
 */
export function testSegments(segments: readonly Segment[], total: Counts = sumOf(segments)): SegmentTest[] {
  const tested = segments.flatMap(({ key, successes, trials }) => {
    const rest = { successes: total.successes - successes, trials: total.trials - trials };
    const test = twoProportionTest({ successes, trials }, rest, "greater");
    return test ? [{ key, successes, trials, rate: successes / trials, restRate: rest.successes / rest.trials, pValue: test.pValue }] : [];
  });
  const corrected = benjaminiHochberg(tested.map(({ pValue }) => pValue));
  return tested.map((segment, index) => ({ ...segment, correctedPValue: corrected[index]! })).sort((one, other) => one.pValue - other.pValue);
}
