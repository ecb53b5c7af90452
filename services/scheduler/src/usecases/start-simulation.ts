import { DAY_MS, Rejection, type Clock, type Ids, type OrganizationId } from "@redial/kernel";
import type { KeptSimulation, SimulationStore } from "./simulation-ports";
import type { SimulationRequest } from "./simulation-request";

/** Starts a simulation and answers it as it stands then: waiting. `SIMULATIONS_TOO_MANY` when an organization's are not over. */
export type StartSimulation = (organizationId: OrganizationId, request: SimulationRequest) => Promise<KeptSimulation>;

const KEPT_MS = DAY_MS;
const MOST_OPEN = 10;

/** Keeps what is to be simulated; whichever replica has time plays it. */
export function startSimulation(store: SimulationStore, clock: Clock, ids: Ids, wake: () => void): StartSimulation {
  return async (organizationId, request) => {
    const createdAt = clock.now();
    const id = ids.next();
    const expiresAt = createdAt + KEPT_MS;
    const isAdded = await store.add({ id, organizationId, request, createdAt, expiresAt }, MOST_OPEN);
    if (!isAdded) throw new Rejection("SIMULATIONS_TOO_MANY", `${MOST_OPEN} simulations of your organization are not over yet; start more when one is.`);
    wake();
    return { id, status: "waiting", progress: 0, result: null, failure: null, createdAt, expiresAt };
  };
}
