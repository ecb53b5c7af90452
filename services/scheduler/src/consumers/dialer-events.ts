import { consume, type Bus, type EventBatch, type Log, type Subscription } from "@redial/platform";
import type { DialerEvent } from "../usecases/ports";

/** What became of requested attempts, as the dialer says it. */
export function hearDialer(bus: Bus, log: Log, recordOutcomes: (batch: EventBatch<DialerEvent>) => Promise<void>): Promise<Subscription> {
  return consume({
    bus,
    group: "scheduler.dialer",
    topics: ["dialer.events"],
    types: ["attempt.ended", "attempt.refused", "execution.halted"],
    log,
    handle: recordOutcomes,
  });
}
