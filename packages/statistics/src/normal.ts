import { ndtr, ndtri } from "cephes";

/** P(Z ≤ z) of the standard normal distribution (S. L. Moshier's Cephes). */
export function normalBelow(z: number): number {
  return ndtr(z);
}

/** P(Z ≥ z), exact far out where 1 − normalBelow(z) would be 0. */
export function normalAbove(z: number): number {
  return ndtr(-z);
}

/** The z with P(Z ≤ z) = probability, 0 < probability < 1. */
export function normalQuantile(probability: number): number {
  return ndtri(probability);
}

/** The density of the standard normal distribution. */
export function normalDensity(z: number): number {
  return Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI);
}

/** The distance from the mean that holds `confidence` of the distribution: 1.96 for 0.95. */
export function reachOf(confidence: number): number {
  return ndtri((1 + confidence) / 2);
}
