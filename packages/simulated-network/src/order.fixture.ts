import type { CallOrder } from "./call";

/** A fast-forward order with nothing special about it, for tests; `changes` say what is. */
export function exampleOrder(changes: Partial<CallOrder> = {}): CallOrder {
  return {
    id: "call",
    fencingToken: 1,
    account: "test",
    tag: "test",
    phone: "+12125550100",
    callerId: null,
    ringSeconds: 25,
    enableAMD: true,
    leaveMessage: false,
    clock: "fast_forward",
    startAt: Date.parse("2025-03-03T09:00:00-05:00"),
    expiresAt: null,
    seed: "seed",
    profile: "warm_lead",
    attempt: 1,
    timeZone: null,
    ...changes,
  };
}
