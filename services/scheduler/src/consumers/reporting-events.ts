import { consume, type Bus, type Log, type Subscription } from "@redial/platform";
import type { LearnedRatesStore } from "../usecases/learned-rates";

/** What reporting has learned of the hours of a week: the next retry that chooses its hour is planned by it. */
export function hearReporting(bus: Bus, log: Log, takeInRates: LearnedRatesStore["takeInRates"]): Promise<Subscription> {
  return consume({ bus, group: "scheduler.reporting", topics: ["reporting.events"], types: ["rates.learned"], log, handle: takeInRates });
}
