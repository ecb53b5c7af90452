import { chdtrc, incbi } from "cephes";

/** P(X ≥ chiSquare) of the chi-square distribution (S. L. Moshier's Cephes); 0 where that is too small for a number. */
export function chiSquareAbove(degreesOfFreedom: number, chiSquare: number): number {
  return orZero(() => chdtrc(degreesOfFreedom, chiSquare));
}

/** The x with P(X ≤ x) = probability of the beta distribution (Cephes), a and b above 0; 0 where that is too small for a number. */
export function betaQuantile(a: number, b: number, probability: number): number {
  return orZero(() => incbi(a, b, probability));
}

/** Cephes throws what C would have set errno for. */
function orZero(calculate: () => number): number {
  try {
    return calculate();
  } catch (error) {
    if (error instanceof Error && error.message.includes("underflow range error")) return 0;
    throw error;
  }
}
