import type { Clock, ClockMode, OrganizationId } from "@redial/kernel";
import { bestTimes, type BestTimes } from "./domain/best-times";
import type { RatesStore } from "./rates-store";

/** Reads the heat map of an organization as it is now, of counts that were kept as attempts arrived. */
export function readBestTimes(store: Pick<RatesStore, "hourCounts" | "publication">, time: Clock): (organizationId: OrganizationId, clock: ClockMode) => Promise<BestTimes> {
  return async (organizationId, clock) => {
    const taught = { organizationId, clock };
    const [counts, publication] = await Promise.all([store.hourCounts(taught, time.now()), store.publication(taught)]);
    return bestTimes(clock, counts, publication);
  };
}
