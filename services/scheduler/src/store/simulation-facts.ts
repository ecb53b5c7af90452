import type { Database } from "@redial/platform";
import { taughtKey, type NewestRates } from "../usecases/learned-rates";
import type { SimulationFacts } from "../usecases/complete-simulation";
import type { SharedLimit } from "../usecases/simulation-request";
import { readSuppressed } from "./suppression-rows";

const LIMITS = `select scope as "of", max_concurrent as "maxConcurrentCalls", calls_per_second as "callsPerSecond" from pace
  where (scope = 'organization' and id = $1) or (scope = 'carrier' and id = $2) order by scope desc`;

/** What the scheduler's database knows of an organization that simulations obey. */
export function simulationFacts(database: Database, newestRates: NewestRates): SimulationFacts {
  return {
    sharedLimits: (organizationId, carrier) => database.rows<SharedLimit>(LIMITS, [organizationId, carrier]),
    async hourRates(organizationId) {
      const clocks = (["real_time", "fast_forward"] as const).map((clock) => ({ organizationId, clock }));
      const rates = await newestRates(clocks);
      return clocks.map((taught) => rates.get(taughtKey(taught))).find((found) => found !== undefined) ?? null;
    },
    async suppressedUntil(organizationId, phones) {
      const found = await readSuppressed(database, phones.map((phone) => ({ organizationId, phone })));
      return new Map([...found].map(([key, until]) => [key.slice(key.indexOf(" ") + 1), until]));
    },
  };
}
