import { randomBytes } from "node:crypto";
import type { Clock, Ids } from "@redial/kernel";
import {
  cursorsOf,
  openBus,
  openDatabase,
  serveSubgraph,
  startLoop,
  startRelay,
  stopInOrder,
  systemClock,
  systemIds,
  watchDatabase,
  type Log,
  type Running,
} from "@redial/platform";
import type { ProgramConfig } from "./config";
import { hearSchedulerWaves } from "./consumers/scheduler-waves";
import { ApiKeyResolver } from "./graphql/api-key.resolver";
import { AudienceResolver } from "./graphql/audience.resolver";
import { ContactListsResolver } from "./graphql/contact-lists.resolver";
import { ContactResolver } from "./graphql/contact.resolver";
import { ExecutionResolver } from "./graphql/execution.resolver";
import { ExperimentResolver } from "./graphql/experiment.resolver";
import { OrganizationResolver } from "./graphql/organization.resolver";
import { ProgramResolver } from "./graphql/program.resolver";
import { RetryPresetResolver } from "./graphql/retry-preset.resolver";
import { programSchema } from "./graphql/schema";
import { contactsRoute } from "./http/contacts.route";
import { internalRoutes } from "./http/internal.routes";
import { readLineType } from "./read-line-type";
import { phonesOf } from "./read-phone";
import { audienceStore } from "./store/audience-store";
import { entities } from "./store/entities";
import { entityReader } from "./store/entity-reader";
import { experimentStore } from "./store/experiment-store";
import { keyStore } from "./store/key-store";
import { launchStore } from "./store/launch-store";
import { PROGRAM_MIGRATIONS } from "./store/migrations";
import { organizationStore } from "./store/organization-store";
import { programStore } from "./store/program-store";
import { addContacts } from "./usecases/add-contacts";
import { createApiKey } from "./usecases/create-api-key";
import { createAudience } from "./usecases/create-audience";
import { createExperiment } from "./usecases/create-experiment";
import { createOrganization } from "./usecases/create-organization";
import { createProgram } from "./usecases/create-program";
import { dealExperiment } from "./usecases/deal-experiment";
import { deleteProgram } from "./usecases/delete-program";
import { identify } from "./usecases/identify";
import { importContacts } from "./usecases/import-contacts";
import { launchExperiment } from "./usecases/launch-experiment";
import { launchProgram } from "./usecases/launch-program";
import { listRetryPresets } from "./usecases/list-retry-presets";
import { revokeApiKey } from "./usecases/revoke-api-key";
import { sendAudience } from "./usecases/send-audience";
import { setOrganizationLimits } from "./usecases/set-organization-limits";
import { stopExperiment } from "./usecases/stop-experiment";
import { updateProgram } from "./usecases/update-program";

/** What the service is made of; clock and ids are the machine's own unless a test brings others. */
export interface ProgramParts {
  config: ProgramConfig;
  log: Log;
  clock?: Clock;
  ids?: Ids;
}

/** How often an unsent audience is looked for when nobody wakes the loop: one whose replica died, say. */
const SEND_EVERY_MS = 1_000;

/** The program service, wired and running: from whose key it is, over who is called and how, to the launch that tells the others. */
export async function createService({ config, log, clock = systemClock, ids = systemIds() }: ProgramParts): Promise<Running & { url: string }> {
  const database = await openDatabase({
    url: config.databaseUrl,
    application: "program",
    entities,
    migrations: PROGRAM_MIGRATIONS,
  });
  const bus = await openBus(config.busUrl, "program", log);
  const reader = entityReader(database);
  const organizations = organizationStore(database, ids);
  const keys = keyStore(database);
  const audiences = audienceStore(database, ids);
  const programs = programStore(database);
  const launches = launchStore(database, ids);
  const experiments = experimentStore(database, ids);

  const watching = watchDatabase(database);
  const relay = await startRelay(database, bus, log);
  const sending = startLoop({ name: "audiences", everyMs: SEND_EVERY_MS, log, round: sendAudience({ launches, lineTypeOf: readLineType }) });
  const dealing = startLoop({ name: "experiments", everyMs: SEND_EVERY_MS, log, round: dealExperiment({ experiments, lineTypeOf: readLineType }) });
  const waves = await hearSchedulerWaves(bus, log, experiments, () => dealing.wake());

  const importing = importContacts({ audiences, phonesOf, clock });
  const programParts = { programs, audiences, phonesOf, clock, ids };
  const schema = await programSchema({
    reader,
    organizations: new OrganizationResolver(reader, setOrganizationLimits({ organizations, clock })),
    apiKeys: new ApiKeyResolver(reader, createApiKey({ keys, clock, ids, randomBytes }), revokeApiKey({ keys, clock })),
    contacts: new ContactResolver(reader, addContacts(importing)),
    contactLists: new ContactListsResolver(reader, cursorsOf(config.gatewaySecret)),
    audiences: new AudienceResolver(reader, createAudience({ audiences, clock, ids })),
    programs: new ProgramResolver(reader, {
      createProgram: createProgram(programParts),
      updateProgram: updateProgram(programParts),
      deleteProgram: deleteProgram({ programs, clock }),
    }),
    executions: new ExecutionResolver(reader, launchProgram({ launches, clock, ids, onLaunched: () => sending.wake() })),
    experiments: new ExperimentResolver(reader, {
      createExperiment: createExperiment({ experiments, audiences, clock, ids }),
      launchExperiment: launchExperiment({ experiments, clock, ids, onLaunched: () => dealing.wake() }),
      stopExperiment: stopExperiment({ experiments, clock }),
    }),
    retryPresets: new RetryPresetResolver(listRetryPresets({ clock })),
  });
  const server = await serveSubgraph({
    ...config,
    schema,
    log,
    isReady: () => database.isReachable(),
    internalRoutes: internalRoutes({ identify: identify({ keys, clock }), createOrganization: createOrganization({ organizations, clock, ids, randomBytes }), organization: reader.organization }),
    routes: (app) => void app.post("/audiences/:id/contacts", contactsRoute({ importContacts: importing, gatewaySecret: config.gatewaySecret })),
  });
  return { url: server.url, ...stopInOrder([server, watching, waves, sending, dealing, relay, { stop: () => bus.close() }, { stop: () => database.close() }]) };
}
