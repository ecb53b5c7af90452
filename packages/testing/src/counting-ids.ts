import type { Ids } from "@redial/kernel";

/** Ids that count up: valid UUIDs, the same in every run, `…-000000000001` first. Sources with different `series` (0 to ffffffff hex) never give the same id. */
export function countingIds(series = 0): Ids {
  let count = 0;
  const prefix = series.toString(16).padStart(8, "0");
  return { next: () => `${prefix}-0000-7000-8000-${(++count).toString(16).padStart(12, "0")}` };
}
