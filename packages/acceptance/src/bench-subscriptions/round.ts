import type { Bar } from "../bar-table";
import type { Delays } from "./delays";

export interface RoundOptions {
  key: string;
  subscribers: number;
  /** Attempts that begin in a second. */
  rate: number;
  /** For how long. */
  seconds: number;
}

/** What a round of the bench came to. */
export interface Round {
  /** What was measured, in a sentence. */
  what: string;
  rows: readonly (readonly [string, Delays])[];
  bars: readonly Bar[];
  remarks: readonly string[];
}
