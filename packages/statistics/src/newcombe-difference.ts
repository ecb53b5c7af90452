import type { Counts, Interval } from "./counts";
import { wilson } from "./wilson";

/**
 * The interval of rate(a) − rate(b) by Newcombe's hybrid of two Wilson intervals (method 10 of R. G. Newcombe, Statistics in Medicine 17 (1998) 873),
 * as fractions from −1 to 1; null when either had no trials. It holds for one look at a size fixed beforehand: to look often, use `compareAnyTime`.
 */
export function newcombeDifference(a: Counts, b: Counts, confidence = 0.95): Interval | null {
  const first = wilson(a.successes, a.trials, confidence);
  const second = wilson(b.successes, b.trials, confidence);
  if (!first || !second) return null;
  const [p, q] = [a.successes / a.trials, b.successes / b.trials];
  return {
    low: p - q - Math.hypot(p - first.low, second.high - q),
    high: p - q + Math.hypot(first.high - p, q - second.low),
  };
}
