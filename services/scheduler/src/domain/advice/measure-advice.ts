import type { AudienceGroup, LaunchAdvice } from "./advised-launch";

/** 97.5 % of the standard normal distribution lie below it: 95 % intervals. */
const Z_95 = 1.96;
/** And 80 % below this: the power with which a difference is meant to be found. */
const Z_80 = 0.8416;
/** The difference in a connection rate that is worth knowing, as a share; the guide's own example of three groups tells 45 %, 48 % and 52 % apart. */
const WORTH_KNOWING = 0.05;
/** The variance of one answer where it is largest, at a rate of a half. */
const WIDEST = 0.25;
/** So many contacts tell a rate to within `WORTH_KNOWING`: 385. */
const ENOUGH_TO_MEASURE = Math.ceil(WIDEST * (Z_95 / WORTH_KNOWING) ** 2);
/** So many, halved, tell two strategies apart that differ by `WORTH_KNOWING`: 3,140 (two proportions, normal approximation). */
const ENOUGH_TO_COMPARE = 2 * Math.ceil((2 * WIDEST * (Z_95 + Z_80) ** 2) / WORTH_KNOWING ** 2);

/**
 * "Not measuring, can't improve what you don't track", "test different approaches" and "one strategy for all, different audiences need different
 * approaches", as far as an audience of `contactsCalled` shows them: too few to tell a rate, enough to compare strategies, and countries that are
 * each large enough to be measured by themselves.
 */
export function adviseOnMeasuring(groups: readonly AudienceGroup[], contactsCalled: number): LaunchAdvice[] {
  if (contactsCalled === 0) return [];
  if (contactsCalled < ENOUGH_TO_MEASURE) {
    const points = Math.round(Z_95 * Math.sqrt(WIDEST / contactsCalled) * 100);
    const message =
      `The connection rate of ${contactsCalled} contacts tells little: 95 % of such rates lie within ±${points} points. ` +
      `Judge it together with other executions, or call ${ENOUGH_TO_MEASURE} contacts to know it within ±5 points.`;
    return [{ code: "TOO_FEW_TO_MEASURE", weight: "hint", contacts: contactsCalled, message, path: ["audienceId"] }];
  }
  return [...oneStrategy(groups), ...nothingCompared(contactsCalled)];
}

function oneStrategy(groups: readonly AudienceGroup[]): LaunchAdvice[] {
  const countries = new Map<string, number>();
  for (const { country, contacts } of groups) if (country) countries.set(country, (countries.get(country) ?? 0) + contacts);
  const large = [...countries].filter(([, contacts]) => contacts >= ENOUGH_TO_MEASURE).sort((a, b) => b[1] - a[1]);
  if (large.length < 2) return [];
  const elsewhere = large.slice(1).reduce((sum, [, contacts]) => sum + contacts, 0);
  const message =
    `One strategy for contacts in ${large.map(([country, contacts]) => `${country} (${contacts})`).join(", ")}: different audiences need different approaches, and each of these is large enough ` +
    "to measure what works there. Give each an audience and a program of its own, or compare their connection rates after this one.";
  return [{ code: "ONE_STRATEGY_FOR_ALL", weight: "hint", contacts: elsewhere, message, path: ["retryStrategy"] }];
}

function nothingCompared(contactsCalled: number): LaunchAdvice[] {
  if (contactsCalled < ENOUGH_TO_COMPARE) return [];
  const message =
    `${contactsCalled} contacts are enough to compare two strategies: halves of them show a difference of 5 points in the connection rate. ` +
    "Unless this program is an arm of an experiment already, split the audience and launch two together.";
  return [{ code: "NOTHING_COMPARED", weight: "hint", contacts: contactsCalled, message, path: ["retryStrategy"] }];
}
