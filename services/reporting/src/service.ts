import { consume, cursorsOf, hearChanges, openBus, openDatabase, serveSubgraph, stopInOrder, watchDatabase, type Log, type Running } from "@redial/platform";
import type { ReportingConfig } from "./config";
import { reportingSubgraph } from "./graphql/reporting-subgraph";
import { failedContactRoutes } from "./http/failed-contacts.route";
import { HEARD_TOPICS, HEARD_TYPES } from "./heard-events";
import { recordEvents } from "./record-events";
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
  const subscription = await consume({ bus, group: REPORTING, topics: HEARD_TOPICS, types: HEARD_TYPES, log, handle: recordEvents(database) });
  const changes = await hearChanges(database, log);
  const reports = storedReports(database);
  const server = await serveSubgraph({
    schema: await reportingSubgraph(reports, changes, cursorsOf(config.gatewaySecret)),
    host: config.host,
    port: config.port,
    gatewaySecret: config.gatewaySecret,
    drainMs: config.drainMs,
    log,
    isReady: () => database.isReachable(),
    routes: failedContactRoutes({ reports, gatewaySecret: config.gatewaySecret }),
  });
  const running = stopInOrder([server, changes, watching, subscription, { stop: () => bus.close() }, { stop: () => database.close() }]);
  return { ...running, url: server.url };
}
