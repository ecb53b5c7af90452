import { consume, cursorsOf, hearChanges, openBus, openDatabase, serveSubgraph, startLoop, startRelay, stopInOrder, systemClock, systemIds, watchDatabase, type Log, type Running } from "@redial/platform";
import { SECOND_MS } from "@redial/kernel";
import type { ReportingConfig } from "./config";
import { reportingSubgraph } from "./graphql/reporting-subgraph";
import { failedContactRoutes } from "./http/failed-contacts.route";
import { HEARD_TOPICS, HEARD_TYPES } from "./counting/heard-events";
import { publishRates } from "./publish-rates";
import { readBestTimes } from "./read-best-times";
import { recordEvents } from "./record-events";
import { ratesStore } from "./store/learned-rates";
import { REPORTING_MIGRATIONS } from "./store/migrations";
import { storedReports } from "./store/stored-reports";

/** What the service is made of from outside. */
export interface ReportingParts {
  config: ReportingConfig;
  log: Log;
}

/** The name under which reporting reads the streams and appears in logs. */
export const REPORTING = "reporting";

/** Opens the database, listens to the streams and answers at the url; stopping lets go of all of it in reverse. */
export async function createService({ config, log }: ReportingParts): Promise<Running & { url: string }> {
  const database = await openDatabase({
    url: config.databaseUrl,
    application: REPORTING,
    migrations: REPORTING_MIGRATIONS,
  });
  const watching = watchDatabase(database);
  const bus = await openBus(config.busUrl, REPORTING, log);
  const relay = await startRelay(database, bus, log);
  const rates = ratesStore(database, systemIds());
  const learning = startLoop({ name: "learned rates", everyMs: config.learnSeconds * SECOND_MS, log, round: publishRates(rates, systemClock) });
  const subscription = await consume({ bus, group: REPORTING, topics: HEARD_TOPICS, types: HEARD_TYPES, log, handle: recordEvents(database) });
  const changes = await hearChanges(database, log);
  const reports = storedReports(database);
  const server = await serveSubgraph({
    schema: await reportingSubgraph(reports, changes, cursorsOf(config.gatewaySecret), readBestTimes(rates, systemClock)),
    host: config.host,
    port: config.port,
    gatewaySecret: config.gatewaySecret,
    drainMs: config.drainMs,
    log,
    isReady: () => database.isReachable(),
    routes: failedContactRoutes({ reports, gatewaySecret: config.gatewaySecret }),
  });
  const running = stopInOrder([server, changes, watching, subscription, learning, relay, { stop: () => bus.close() }, { stop: () => database.close() }]);
  return { ...running, url: server.url };
}
