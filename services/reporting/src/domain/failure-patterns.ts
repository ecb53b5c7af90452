import { benjaminiHochberg, inPercent, newcombeDifference, twoProportionTest, type Counts, type Interval, type ProportionTest } from "@redial/statistics";
import { countedRate, type CountedRate } from "./counted-rate";

/** A part of what may fail, and how much of it did. Groups may overlap. */
export interface FailureGroup {
  /** What the group is by, such as `region`, `line_type`, `number_prefix`, `hour` or `attribute.plan`. */
  key: string;
  value: string;
  failed: number;
  of: number;
}

/** A group that fails surely more often than everything else. */
export interface FailurePattern {
  key: string;
  value: string;
  failed: CountedRate;
  /** The same of all that is not in the group. */
  elsewhere: CountedRate;
  /** By how many points the group fails more often, and between which (Newcombe, 95 %). */
  difference: number;
  differenceInterval: Interval;
  /** One-sided: how likely a group would be this much above the rest by chance. */
  pValue: number;
  test: ProportionTest["test"];
  /** The same corrected for all groups that were tested (Benjamini and Hochberg). */
  correctedPValue: number;
  message: string;
  consider: string;
}

/** What was tested and what came of it, the surest first. */
export interface FailurePatterns {
  tested: number;
  patterns: FailurePattern[];
}

/** Of the patterns told, about this share at most is expected to be none. */
const FALSE_SHARE = 0.05;

/**
 * Which groups fail surely more often than the rest: each against everything else of its kind, one-sided, by the pooled z-test, or Fisher's exact test where
 * counts are small; corrected over all groups of all keys by Benjamini and Hochberg. Of the patterns told at most 5 % are then expected to be chance, provided
 * that the tests are independent or depend positively (Benjamini and Yekutieli 2001), as groups that share their contacts do; the groups of one key are each
 * other's rest, which depends negatively, and there it is near to 5 % and no proof.
 * Groups without a rest are not tested. `total` answers what a key's groups are parts of: contacts, or attempts for hours.
 */
export function failurePatterns(groups: readonly FailureGroup[], total: (key: string) => Counts): FailurePatterns {
  const tests = groups.flatMap((group) => {
    const all = total(group.key);
    const inside = { successes: group.failed, trials: group.of };
    const outside = { successes: all.successes - group.failed, trials: all.trials - group.of };
    const test = twoProportionTest(inside, outside, "greater");
    return test ? [{ group, inside, outside, test }] : [];
  });
  const corrected = benjaminiHochberg(tests.map(({ test }) => test.pValue));
  const patterns = tests.flatMap(({ group: { key, value }, inside, outside, test }, index) => {
    const correctedPValue = corrected[index] ?? 1;
    const differenceInterval = inPercent(newcombeDifference(inside, outside));
    if (correctedPValue > FALSE_SHARE || !differenceInterval) return [];
    const [failed, elsewhere] = [countedRate(inside.successes, inside.trials), countedRate(outside.successes, outside.trials)];
    const difference = (failed.rate ?? 0) - (elsewhere.rate ?? 0);
    return [{ key, value, failed, elsewhere, difference, differenceInterval, ...test, correctedPValue, message: messageOf(key, value, failed, elsewhere, correctedPValue, tests.length), consider: considerOf(key) }];
  });
  return { tested: tests.length, patterns: patterns.sort((one, other) => one.correctedPValue - other.correctedPValue || one.pValue - other.pValue || other.difference - one.difference) };
}

function messageOf(key: string, value: string, failed: CountedRate, elsewhere: CountedRate, correctedPValue: number, tested: number): string {
  const [what, rest] = key === "hour" ? [`Attempts from ${value}:00 to ${value}:59`, "at other hours"] : [`Contacts with ${nameOf(key)} ${value}`, "of all others"];
  const chance = correctedPValue < 0.001 ? "p < 0.001" : `p = ${correctedPValue.toFixed(3)}`;
  return `${what} failed more often: ${shown(failed)}, and ${shown(elsewhere)} ${rest} (${chance}, corrected for ${tested} comparisons).`;
}

function shown({ count, of, rate }: CountedRate): string {
  return `${count} of ${of} (${rate?.toFixed(1)} %)`;
}

function nameOf(key: string): string {
  return key.replace(/^attribute\./, "").replaceAll("_", " ");
}

/** The guide's actions for what it lets its reader look for: number format, regions, times; segmentation for all else. */
function considerOf(key: string): string {
  if (key === "hour") return "Different time of day";
  if (key === "region") return "Segment audience by region";
  return key === "number_prefix" || key === "calling_code" ? "Remove invalid numbers" : "Different audience segmentation";
}
