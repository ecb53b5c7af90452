/** Where the scheduler and the oracle disagree, for a person to read. */
export interface Difference {
  readonly what: string;
  readonly scheduler: unknown;
  readonly oracle: unknown;
}

/** Null when both say the same. */
export function compare(what: string, scheduler: unknown, oracle: unknown): Difference | null {
  return Object.is(scheduler, oracle) ? null : { what, scheduler: readable(scheduler), oracle: readable(oracle) };
}

/** Numbers of this size are instants. */
function readable(value: unknown): unknown {
  if (value === Infinity) return "never";
  return typeof value === "number" && Math.abs(value) > 1e11 ? new Date(value).toISOString() : value;
}
