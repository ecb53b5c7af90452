import { consume, type Bus, type EventBatch, type Log, type Subscription } from "@redial/platform";
import type { LaunchEvent } from "../usecases/ports";

/** Launches, their audiences and withdrawals, and what limits an organization, as the program service says them. */
export function hearProgram(bus: Bus, log: Log, planJobs: (batch: EventBatch<LaunchEvent>) => Promise<void>): Promise<Subscription> {
  return consume({
    bus,
    group: "scheduler.program",
    topics: ["program.events"],
    types: ["execution.launched", "audience.sent", "execution.withdrawn", "organization.limits_changed"],
    log,
    handle: planJobs,
  });
}
