/**
 * p-values corrected by Holm's step-down method (S. Holm, Scandinavian Journal of Statistics 6 (1979) 65), in the order given: calling those at or below α
 * different errs anywhere with at most α, however the tests depend on each other.
 */
export function holm(pValues: readonly number[]): number[] {
  const corrected = new Array<number>(pValues.length);
  let highest = 0;
  ascending(pValues).forEach((index, rank) => {
    highest = Math.max(highest, Math.min(1, pValues[index]! * (pValues.length - rank)));
    corrected[index] = highest;
  });
  return corrected;
}

/**
 * p-values corrected by the step-up method of Benjamini and Hochberg (J. R. Statist. Soc. B 57 (1995) 289), in the order given: of those called different at
 * or below α, at most the share α is expected to be false; for tests that are independent or positively dependent.
 */
export function benjaminiHochberg(pValues: readonly number[]): number[] {
  const corrected = new Array<number>(pValues.length);
  let lowest = 1;
  const order = ascending(pValues);
  for (let rank = order.length; rank >= 1; rank--) {
    const index = order[rank - 1]!;
    lowest = Math.min(lowest, (pValues[index]! * pValues.length) / rank);
    corrected[index] = lowest;
  }
  return corrected;
}

function ascending(pValues: readonly number[]): number[] {
  return pValues.map((_, index) => index).sort((one, other) => pValues[one]! - pValues[other]!);
}
