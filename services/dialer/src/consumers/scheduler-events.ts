import { consume, type Bus, type EventBatch, type Log, type Subscription } from "@redial/platform";
import type { SchedulerEvent } from "../usecases/ports";

/** Attempts to dial and executions to halt, as the scheduler says them. */
export function hearScheduler(bus: Bus, log: Log, dialAttempts: (batch: EventBatch<SchedulerEvent>) => Promise<void>): Promise<Subscription> {
  return consume({ bus, group: "dialer", topics: ["scheduler.events"], types: ["attempt.requested", "execution.changed"], log, handle: dialAttempts });
}
