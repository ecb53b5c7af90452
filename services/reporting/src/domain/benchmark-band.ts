/** What the guide calls a typical connection rate for a number of retries: both ends in percent. */
export interface BenchmarkBand {
  label: string;
  low: number;
  high: number;
}

/** The guide's "Typical benchmarks". */
const BANDS: readonly (BenchmarkBand & { leastRetries: number; mostRetries: number })[] = [
  { label: "First attempt", low: 20, high: 40, leastRetries: 0, mostRetries: 0 },
  { label: "With 1 retry", low: 30, high: 50, leastRetries: 1, mostRetries: 1 },
  { label: "With 2-3 retries", low: 40, high: 60, leastRetries: 2, mostRetries: 3 },
];

/**
 * The guide's band for a strategy of so many retries, or for several strategies that all fall into one band.
 * Null where the guide names none: above three retries, for strategies of different bands, and while their number is not known.
 */
export function benchmarkBand(leastRetries: number | null, mostRetries: number | null): BenchmarkBand | null {
  if (leastRetries === null || mostRetries === null) return null;
  const band = BANDS.find((one) => leastRetries >= one.leastRetries && mostRetries <= one.mostRetries);
  return band ? { label: band.label, low: band.low, high: band.high } : null;
}
