import { Rejection } from "@redial/kernel";

/** Refuses with `RATE_LIMITED` what comes too soon. */
export class RateLimited extends Rejection {
  constructor(
    message: string,
    /** How long until it is taken. */
    readonly waitMs: number,
  ) {
    super("RATE_LIMITED", message);
  }
}
