import type { Clock, Ids } from "@redial/kernel";
import {
  cursorsOf,
  hearChanges,
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
import { loadCallingPacks } from "./calling-packs";
import type { SchedulerConfig } from "./config";
import { hearDialer } from "./consumers/dialer-events";
import { hearProgram } from "./consumers/program-events";
import { hearReporting } from "./consumers/reporting-events";
import { ExecutionResolver } from "./graphql/execution.resolver";
import { ExplanationResolver } from "./graphql/explanation.resolver";
import { JobResolver } from "./graphql/job.resolver";
import { ProgramResolver } from "./graphql/program.resolver";
import { schedulerSchema } from "./graphql/schema";
import { SimulationResolver } from "./graphql/simulation.resolver";
import { SuppressionResolver } from "./graphql/suppression.resolver";
import { suppressionRoutes } from "./http/suppressions.route";
import { countedStore } from "./metrics/counted-store";
import { watchExecutions } from "./metrics/watch-executions";
import { numberPlan } from "./number-plan";
import { learnedRatesStore } from "./store/learned-rates";
import { SCHEDULER_MIGRATIONS } from "./store/migrations";
import { setCarrierPaces } from "./store/pace-rows";
import { schedulerStore } from "./store/scheduler-store";
import { simulationFacts } from "./store/simulation-facts";
import { simulationStore } from "./store/simulation-store";
import { sqlExecutionReader } from "./store/sql-execution-reader";
import { sqlSuppressionStore } from "./store/sql-suppression-store";
import { advanceExecutions } from "./usecases/advance-executions";
import { adviseOnLaunchNow } from "./usecases/advise-on-launch";
import { adviseNow } from "./usecases/advise-on-program";
import { askAgain } from "./usecases/ask-again";
import { assignTimeZone } from "./usecases/assign-time-zone";
import { cancelExecution } from "./usecases/cancel-execution";
import { completeSimulation } from "./usecases/complete-simulation";
import { endWaitingJobs } from "./usecases/end-waiting-jobs";
import { executionPolicies } from "./usecases/execution-policies";
import { explainJob } from "./usecases/explain-job";
import { forgetCalls } from "./usecases/forget-calls";
import { foretellNow } from "./usecases/foretell-now";
import { importSuppressions } from "./usecases/import-suppressions";
import { pauseExecution } from "./usecases/pause-execution";
import { planJobs } from "./usecases/plan-jobs";
import { playSimulations } from "./usecases/play-simulations";
import { recordOutcomes } from "./usecases/record-outcomes";
import { requestDueAttempts } from "./usecases/request-due-attempts";
import { resumeExecution } from "./usecases/resume-execution";
import { startSimulation } from "./usecases/start-simulation";
import { suppressPhones, unsuppressPhones } from "./usecases/suppress-phones";

export interface SchedulerParts {
  config: SchedulerConfig;
  log: Log;
  clock?: Clock;
  ids?: Ids;
}

/** How often a job that became due is looked for when nothing wakes the loop. */
const DUE_EVERY_MS = 50;
const STATUS_EVERY_MS = 200;
const SIMULATIONS_EVERY_MS = 1_000;
const LEASES_EVERY_MS = 5_000;
const FORGET_EVERY_MS = 10 * 60_000;

/** The scheduler, wired and running, in the order of an attempt's life. Stop takes no new work and finishes the batch in hand. */
export async function createService({ config, log, clock = systemClock, ids = systemIds() }: SchedulerParts): Promise<Running & { url: string }> {
  const database = await openDatabase({
    url: config.databaseUrl,
    application: "scheduler",
    migrations: SCHEDULER_MIGRATIONS,
  });
  await setCarrierPaces(database, config.carrierLimits ?? new Map());
  const bus = await openBus(config.busUrl, "scheduler", log);
  const packs = loadCallingPacks();
  const numbers = numberPlan();
  const store = countedStore(schedulerStore(database, ids));
  const learned = learnedRatesStore(database);
  const watching = [watchDatabase(database), watchExecutions(database)];
  const policies = executionPolicies(store, packs);
  const permitMs = config.permitSeconds * 1_000;
  const requests = { store, policies, clock, permitMs };

  const relay = await startRelay(database, bus, log);
  const requesting = startLoop({ name: "requests", everyMs: DUE_EVERY_MS, log, round: requestDueAttempts(requests) });
  const ending = startLoop({ name: "ends of waiting jobs", everyMs: STATUS_EVERY_MS, log, round: endWaitingJobs(store, policies, clock) });
  const status = startLoop({
    name: "statuses",
    everyMs: STATUS_EVERY_MS,
    log,
    round: async () => {
      const changed = await advanceExecutions(store, clock)();
      if (changed) requesting.wake();
      return changed;
    },
  });
  const leases = startLoop({ name: "leases", everyMs: LEASES_EVERY_MS, log, round: askAgain(requests) });
  const forgetting = startLoop({ name: "past calls", everyMs: FORGET_EVERY_MS, log, round: forgetCalls(store) });
  const fromProgram = await hearProgram(bus, log, planJobs({ store, packs, numbers, clock, ids }));
  const fromDialer = await hearDialer(bus, log, recordOutcomes(store, policies, () => requesting.wake(), learned.newestRates));
  const fromReporting = await hearReporting(bus, log, learned.takeInRates);

  const kept = simulationStore(database);
  const turns = { elapsedMs: () => performance.now(), next: () => new Promise<void>((resolve) => setImmediate(resolve)) };
  let isStopping = false;
  const onFailure = (error: unknown) => log.error("a simulation failed", { error });
  const playing = startLoop({ name: "simulations", everyMs: SIMULATIONS_EVERY_MS, log, round: playSimulations({ store: kept, packs, numbers, clock, turns, isStopping: () => isStopping, onFailure }) });
  const simulations = new SimulationResolver(clock, completeSimulation(simulationFacts(database, learned.newestRates), numbers), foretellNow({ packs, numbers }, turns), startSimulation(kept, clock, ids, () => playing.wake()), kept);

  const reader = sqlExecutionReader(database);
  const changes = await hearChanges(database, log);
  const wait = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));
  const executions = new ExecutionResolver(
    reader,
    cursorsOf(config.gatewaySecret),
    pauseExecution({ store, clock, permitMs, wait }),
    resumeExecution(store, clock, () => requesting.wake()),
    cancelExecution(store, clock, () => ending.wake()),
    assignTimeZone(store, policies, clock, () => requesting.wake()),
  );
  const list = sqlSuppressionStore(database);
  const explain = explainJob({ store, list, policies, clock, readStatus: (organizationId, id) => reader.execution(organizationId, id) });
  const explanations = new ExplanationResolver(reader, explain);
  const programs = new ProgramResolver(adviseNow(clock, packs), adviseOnLaunchNow({ clock, packs, numbers, list }));
  const suppressions = new SuppressionResolver(list, suppressPhones(list, clock), unsuppressPhones(list));
  const schema = await schedulerSchema({ reader, executions, jobs: new JobResolver(reader), explanations, programs, suppressions, simulations, changes });
  const routes = suppressionRoutes({ importSuppressions: importSuppressions(list, clock), list, gatewaySecret: config.gatewaySecret });
  const server = await serveSubgraph({ ...config, schema, log, isReady: () => database.isReachable(), routes });
  return {
    url: server.url,
    ...stopInOrder([server, changes, ...watching, fromProgram, fromDialer, fromReporting, requesting, ending, status, leases, forgetting, { stop: () => ((isStopping = true), playing.stop()) }, relay, { stop: () => bus.close() }, { stop: () => database.close() }]),
  };
}
