import type { Envelope } from "@redial/contracts";
import type { ClockMode, ExecutionId, OrganizationId } from "@redial/kernel";
import type { EventBatch } from "@redial/platform";
import { choosesBestTimes } from "../domain/best-time";
import type { HourRates } from "../domain/hour-rates";
import type { ExecutionPolicy } from "./execution-policies";

/** What reporting says of the rates that it has learned. */
export type RatesEvent = Extract<Envelope, { type: "rates.learned" }>;

/** Whose attempts taught something: an organization's, by the wall clock or on virtual ones. What the simulated people of one do is nothing to the other. */
export interface Taught {
  organizationId: OrganizationId;
  clock: ClockMode;
}

/** Where published rates are kept. */
export interface LearnedRatesStore {
  /** Takes publications in; of those of one organization and clock the newest is kept, in whatever order they come. */
  takeInRates(batch: EventBatch<RatesEvent>): Promise<void>;
  /** The newest rates, by `taughtKey`; missing where none were published. */
  newestRates(of: readonly Taught[]): Promise<ReadonlyMap<string, HourRates>>;
}

/** Answers the newest rates. */
export type NewestRates = LearnedRatesStore["newestRates"];

/** Where nobody has learned anything. */
export const noRates: NewestRates = () => Promise.resolve(new Map());

export function taughtKey({ organizationId, clock }: Taught): string {
  return `${organizationId} ${clock}`;
}

/** The newest rates for those executions whose strategies choose by them, as they are known now; no question is asked for others. */
export async function ratesByExecution(newest: NewestRates, policies: Iterable<ExecutionPolicy>): Promise<ReadonlyMap<ExecutionId, HourRates>> {
  const choosing = [...policies].map(({ execution }) => execution).filter(({ snapshot }) => choosesBestTimes(snapshot.retryStrategy));
  if (choosing.length === 0) return new Map();
  const taught = new Map(choosing.map((execution) => [taughtKey(execution), execution]));
  const rates = await newest([...taught.values()]);
  return new Map(
    choosing.flatMap((execution) => {
      const found = rates.get(taughtKey(execution));
      return found ? [[execution.id, found]] : [];
    }),
  );
}
