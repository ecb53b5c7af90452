import { seal, type Envelope, type Fact, type ProgramSnapshot } from "@redial/contracts";
import { instantOf, toIso, type Clock } from "@redial/kernel";
import { createLog, openDatabase, startLoop, startRelay, systemIds, type Database } from "@redial/platform";
import { SCHEDULER_MIGRATIONS } from "../store/migrations";
import { schedulerStore } from "../store/scheduler-store";
import { advanceExecutions } from "../usecases/advance-executions";
import { executionPolicies } from "../usecases/execution-policies";
import { planJobs } from "../usecases/plan-jobs";
import type { LaunchEvent } from "../usecases/ports";
import { recordOutcomes } from "../usecases/record-outcomes";
import { requestDueAttempts } from "../usecases/request-due-attempts";
import { playDialer } from "./played-dialer";

export interface LoopSize {
  jobs: number;
  executions: number;
}

/** How one run went. */
export interface LoopResult {
  attempts: number;
  ms: number;
  /** Attempts a second in each tenth of the run. */
  slices: number[];
  nodeUs: number;
  pgUs: number;
}

const CHUNK = 1_000;
export const DIALS = 3;

/** A working week with its nights and lunch hours off. The clock begins on a Tuesday morning, whenever the bench runs. */
const SNAPSHOT: ProgramSnapshot = {
  name: "Bench",
  retryStrategy: { type: "fixed_delay", delayMinutes: 1, maxRetries: DIALS - 1 },
  pauseWindows: Object.fromEntries(
    (["monday", "tuesday", "wednesday", "thursday", "friday"] as const).map((day) => [
      day,
      [
        { startAt: { hour: 12, minute: 30 }, endAt: { hour: 13, minute: 30 } },
        { startAt: { hour: 20, minute: 0 }, endAt: { hour: 8, minute: 0 } },
      ],
    ]),
  ),
  timeZone: "Europe/London",
  timeZoneMode: "program",
  flow: { enableAMD: false, leaveMessage: false, ringSeconds: 25 },
  callerIds: ["+442079460001", "+442079460002"],
  maxConcurrentCalls: 20_000,
  carrier: "simulator",
  answerProfile: null,
  startAt: null,
  stopAt: null,
};

/** Runs the scheduler's loop on an empty database until every job has been dialled three times and has failed, and the last event has left the outbox. */
export async function runLoop(url: string, { jobs, executions }: LoopSize, pgSeconds: () => number): Promise<LoopResult> {
  const database = await openDatabase({ url, application: "bench", migrations: SCHEDULER_MIGRATIONS });
  const log = createLog("bench", "warn");
  const ids = systemIds();
  const store = schedulerStore(database, ids);
  const policies = executionPolicies(store);
  const clock = tuesdayClock();
  await launch(planJobs(store, clock, ids), { jobs, executions });
  while (await advanceExecutions(store, clock)());
  await database.rows("vacuum analyze");
  await database.rows("checkpoint");

  const dialer = playDialer();
  const beganAt = performance.now();
  const cpu = process.cpuUsage();
  const pgBefore = pgSeconds();
  const relay = await startRelay(database, dialer.bus, log);
  const requesting = startLoop({ name: "requests", everyMs: 100, log, round: requestDueAttempts({ store, policies, clock, permitMs: 10_000 }) });
  const slices = watchSlices(jobs * DIALS, () => dialer.answered());
  await dialer.untilAllEnded(jobs, recordOutcomes(store, policies, () => requesting.wake()));
  const ms = performance.now() - beganAt;
  const used = process.cpuUsage(cpu);
  const nodeUs = (used.user + used.system) / (jobs * DIALS);
  const pgUs = ((pgSeconds() - pgBefore) * 1e6) / (jobs * DIALS);
  await requesting.stop();
  await relay.stop();
  await assertAllCounted(database, jobs);
  await database.close();
  return { attempts: jobs * DIALS, ms, slices: slices(), nodeUs, pgUs };
}

function tuesdayClock(): Clock {
  const shift = instantOf("2025-01-21T10:00:00Z") - Date.now();
  return { now: () => Date.now() + shift };
}

async function launch(plan: ReturnType<typeof planJobs>, { jobs, executions }: LoopSize): Promise<void> {
  const ids = systemIds();
  const about = { time: "2025-01-21T09:59:00.000Z", organization: ids.next(), causation: null };
  let sequence = 0;
  const hear = async (fact: Fact<"execution.launched"> | Fact<"audience.sent">) => {
    sequence += 1;
    const event: Envelope<"execution.launched" | "audience.sent"> = seal(ids.next(), fact);
    await plan({ input: { topic: "program.events", partition: 0, lastSequence: sequence }, events: [{ sequence, event: event as LaunchEvent }] });
  };
  const perExecution = Math.ceil(jobs / executions);
  for (let from = 0; from < jobs; from += perExecution) {
    const executionId = ids.next();
    const data = { executionId, programId: ids.next(), launchedAt: about.time, clock: "real_time" as const, seed: "seed", snapshot: SNAPSHOT };
    await hear({ type: "execution.launched", ...about, data });
    const size = Math.min(perExecution, jobs - from);
    for (let sent = 0; sent < size; sent += CHUNK) {
      const people = Array.from({ length: Math.min(CHUNK, size - sent) }, (_, index) => ({
        contactIds: [ids.next()],
        phone: `+44${7_000_000_000 + from + sent + index}`,
        timeZone: null,
        region: null,
      }));
      await hear({ type: "audience.sent", ...about, data: { executionId, chunk: sent / CHUNK, last: sent + CHUNK >= size, contacts: people } });
    }
  }
}

/** Notes how fast each tenth went; the answer is complete when the run is. */
function watchSlices(attempts: number, answered: () => number): () => number[] {
  const rates: number[] = [];
  let [sinceMs, since] = [performance.now(), 0];
  const note = () => {
    if (answered() - since < attempts / 10) return;
    const now = performance.now();
    rates.push((answered() - since) / ((now - sinceMs) / 1_000));
    [sinceMs, since] = [now, answered()];
  };
  const timer = setInterval(note, 50);
  return () => (clearInterval(timer), note(), rates);
}

/** What the rows say must be what was asked for: three attempts a job, all numbered, every job failed, once. */
async function assertAllCounted(database: Database, jobs: number): Promise<void> {
  const [rows] = await database.rows<Record<"jobs" | "failed" | "counted" | "attempts" | "numbered", number>>(`select
    (select count(*)::int from job) as jobs, (select count(*)::int from job where state = 2 and result = 'failed' and attempt = ${DIALS}) as failed,
    (select sum(failed)::int from execution_counters) as counted, (select count(*)::int from attempt) as attempts,
    (select count(*)::int from attempt where attempt between 1 and ${DIALS}) as numbered`);
  const wanted = { jobs, failed: jobs, counted: jobs, attempts: jobs * DIALS, numbered: jobs * DIALS };
  if (JSON.stringify(rows) !== JSON.stringify(wanted)) throw new Error(`the rows do not add up: ${JSON.stringify(rows)}, wanted ${JSON.stringify(wanted)}, at ${toIso(Date.now())}`);
}
