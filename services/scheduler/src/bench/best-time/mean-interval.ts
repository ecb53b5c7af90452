/** A mean of measurements and where it lies with 95 % confidence. */
export interface MeanInterval {
  mean: number;
  low: number;
  high: number;
}

/** Student's t for a 95 % interval by degrees of freedom from 1 on (NIST/SEMATECH e-Handbook, table 1.3.6.7.2); beyond 30 that of 30, a little too wide. */
const T_975 = [
  12.706, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306, 2.262, 2.228, 2.201, 2.179, 2.16, 2.145, 2.131, 2.12, 2.11, 2.101, 2.093, 2.086, 2.08, 2.074, 2.069, 2.064, 2.06, 2.056, 2.052, 2.048, 2.045, 2.042,
];

/** The mean of independent measurements with Student's interval; of fewer than two it is as wide as can be. */
export function meanInterval(values: readonly number[]): MeanInterval {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const degrees = values.length - 1;
  if (degrees < 1) return { mean, low: -Infinity, high: Infinity };
  const deviation = Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / degrees);
  const half = ((T_975[Math.min(degrees, T_975.length) - 1] ?? NaN) * deviation) / Math.sqrt(values.length);
  return { mean, low: mean - half, high: mean + half };
}
