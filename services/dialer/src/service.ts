import { openBus, openDatabase, serveSubgraph, startLoop, startRelay, stopInOrder, systemClock, systemIds, watchDatabase, type Log, type Running } from "@redial/platform";
import type { AttemptId } from "@redial/kernel";
import { simulatedCarrier } from "./carriers/simulated-carrier";
import type { DialerConfig } from "./config";
import { hearScheduler } from "./consumers/scheduler-events";
import { dialerSubgraph } from "./graphql/dialer-subgraph";
import { keepFollowing } from "./keep-following";
import { countedStore } from "./metrics/counted-store";
import { watchCarriers } from "./metrics/watch-carriers";
import { openCarrierRecords } from "./store/carrier-records";
import { openDialerStore } from "./store/dialer-store";
import { DIALER_MIGRATIONS } from "./store/migrations";
import { claimOwnership } from "./store/ownership";
import { dialAttempts } from "./usecases/dial-attempts";
import { followCarrier } from "./usecases/follow-carrier";
import type { Carriers } from "./usecases/ports";
import { recoverCalls } from "./usecases/recover-calls";
import { settleGates } from "./usecases/settle-gates";

/** What the service is made of from outside. */
export interface DialerParts {
  config: DialerConfig;
  log: Log;
}

/** The name under which the dialer appears in logs and to the bus. */
export const DIALER = "dialer";

const SETTLE_EVERY_MS = 250;
const RECOVER_EVERY_MS = 1_000;

/** The carriers of an installation, by the names that programs give. */
export function createCarriers({ simulatedNetworkUrl: url }: Pick<DialerConfig, "simulatedNetworkUrl">): Carriers {
  const carriers = [
    simulatedCarrier({ name: "simulator", url, profile: null, clock: systemClock }),
    simulatedCarrier({ name: "replay", url, profile: "replay", clock: systemClock }),
  ];
  return new Map(carriers.map((carrier) => [carrier.name, carrier]));
}

/** Opens the database, claims its calls, listens to the scheduler and the carriers, and answers at the url; stopping lets go of all of it in reverse. */
export async function createService({ config, log }: DialerParts): Promise<Running & { url: string }> {
  const clock = systemClock;
  const ids = systemIds(clock);
  const database = await openDatabase({ url: config.databaseUrl, application: DIALER, migrations: DIALER_MIGRATIONS });
  const ownership = await claimOwnership(database, ids.next());
  const store = countedStore(openDialerStore(database, ids));
  const carriers = createCarriers(config);
  const doubts = new Set<AttemptId>();
  const watching = [watchDatabase(database), watchCarriers(carriers, doubts)];

  const settle = settleGates(store);
  const settling = startLoop({ name: "gates", everyMs: SETTLE_EVERY_MS, log, round: () => settle().then(() => false) });
  const recover = recoverCalls({ store, carriers, ownership, clock, doubts, onChange: settling.wake });
  const recovering = startLoop({ name: "recovery of calls", everyMs: RECOVER_EVERY_MS, log, round: () => recover().then(() => false) });
  const following = [...carriers.values()].map((carrier) => keepFollowing(carrier, followCarrier(store, carrier, clock, ownership.owner), log));

  const bus = await openBus(config.busUrl, DIALER, log);
  const relay = await startRelay(database, bus, log);
  const dial = dialAttempts({ store, carriers, clock, owner: ownership.owner, doubts, onChange: settling.wake, log });
  const subscription = await hearScheduler(bus, log, dial);
  const server = await serveSubgraph({
    schema: await dialerSubgraph(carriers, openCarrierRecords(database)),
    host: config.host,
    port: config.port,
    gatewaySecret: config.gatewaySecret,
    drainMs: config.drainMs,
    log,
    isReady: () => database.isReachable(),
  });
  log.info("listening", { url: server.url, owner: ownership.owner });
  const close = [{ stop: () => bus.close() }, ownership, { stop: () => database.close() }];
  return { ...stopInOrder([server, ...watching, subscription, ...following, recovering, settling, relay, ...close]), url: server.url };
}
