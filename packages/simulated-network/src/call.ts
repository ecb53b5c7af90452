import type { Dial } from "@redial/answer-model";
import type { ClockMode, Instant } from "@redial/kernel";

/** An order to ring somebody, as a customer of the network gives it. */
export interface CallOrder extends Dial {
  /** The customer's own name for the call; everything that is later said about the call carries it. */
  id: string;
  /**
   * Rises each time the customer decides anew to place the call. An order whose token is not above the one that was fenced is refused,
   * so that an order still on its way when its sender died can't ring after somebody was told that it never did.
   */
  fencingToken: number;
  /** The customer's line that the call comes in on; events are kept apart by it. */
  account: string;
  /** Whatever the customer counts calls by. */
  tag: string;
  callerId: string | null;
  /** `fast_forward`: the call happens in virtual time from `startAt` on, and is over before the order is answered. */
  clock: ClockMode;
  /** Virtual instant at which a fast-forward call starts; real-time calls start when they are placed. */
  startAt: Instant | null;
  /** The call may not start at or after this instant of the wall clock; null when it may at any time. */
  expiresAt: Instant | null;
  /** Name of the answer profile, or `replay`. */
  profile: string;
}
