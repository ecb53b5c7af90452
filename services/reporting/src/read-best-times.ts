import type { Clock, ClockMode, OrganizationId } from "@redial/kernel";
import { bestTimes, segmentBestTimes, type BestTimes } from "./domain/best-times";
import type { RatesStore } from "./rates-store";

/** Reads the heat map of an organization, or of one segment of its contacts, as it is now, of counts that were kept as attempts arrived. */
export function readBestTimes(store: Pick<RatesStore, "hourCounts" | "segmentCounts" | "publication">, time: Clock): (organizationId: OrganizationId, clock: ClockMode, segment?: { key: string; value: string }) => Promise<BestTimes> {
  return async (organizationId, clock, segment) => {
    const taught = { organizationId, clock };
    const now = time.now();
    const [counts, publication] = await Promise.all([store.hourCounts(taught, now), store.publication(taught)]);
    if (segment) return segmentBestTimes(clock, counts, await store.segmentCounts(taught, now, segment.key, segment.value), segment, publication);
    return bestTimes(clock, counts, publication);
  };
}
