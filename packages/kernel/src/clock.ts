import type { Instant } from "./instant";

/** Where "now" comes from. Only use cases hold one, and read it once per decision. */
export interface Clock {
  now(): Instant;
}
