/** Who runs the chain: each job dialled three times, each dial with its attempt row and its two events, relayed, and each failure with a retry that is due at once. */
export interface Contender {
  name: string;
  /** How it is used: as its documentation shows, or as fast as we could make it. */
  how: string;
  /** The part of the jobs that it is given; slow ones are given fewer, for their rate does not depend on it. */
  share: number;
  run(url: string, jobs: number): Promise<Run>;
}

export interface Run {
  attempts: number;
  ms: number;
  /** Attempts a second in each tenth of the run; empty where nobody looked. */
  slices: readonly number[];
}

export const DIALS = 3;

export function ratePerSecond({ attempts, ms }: Run): number {
  return attempts / (ms / 1_000);
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = (sorted.length - 1) / 2;
  return ((sorted[Math.floor(middle)] ?? NaN) + (sorted[Math.ceil(middle)] ?? NaN)) / 2;
}
