import type { ExecutionStatus, JobResult } from "@redial/kernel";
import { openDatabase, systemIds, type Database } from "@redial/platform";
import { createTestDatabase, fakeClock } from "@redial/testing";
import fc from "fast-check";
import type { JobPhase } from "../usecases/ports";
import { commands } from "../usecases/scheduler-commands.fixture";
import { runBesideModel, type Stand, type Standing, type StandingJob } from "../usecases/scheduler-run.fixture";
import { SCHEDULER_MIGRATIONS } from "./migrations";
import { schedulerStore } from "./scheduler-store";

const PHASES: readonly JobPhase[] = ["pending", "in_progress", "ended"];
const COUNTERS: readonly (JobPhase | JobResult)[] = ["pending", "in_progress", "completed", "message_left", "failed", "skipped"];

describe("the states of executions and jobs in PostgreSQL, whatever happens in whatever order", () => {
  let database: Database;
  let drop: () => Promise<void>;
  beforeAll(async () => {
    const own = await createTestDatabase();
    database = await openDatabase({ url: own.url, application: "scheduler", migrations: SCHEDULER_MIGRATIONS });
    drop = () => own.drop();
  });
  afterAll(async () => {
    await database.close();
    await drop();
  });

  it("are those of the model after every command, and every attempt that was made is kept", async () => {
    await fc.assert(
      fc.asyncProperty(commands, async (sequence) => {
        await database.rows("truncate execution, execution_counters, job, attempt, outbox, inbox_mark cascade");
        await runBesideModel(standOn(database), sequence);
        const [unkept] = await database.rows<{ jobs: number }>("select count(*)::int as jobs from job j where attempt <> (select count(*) from attempt a where a.job_id = j.id)");
        expect(unkept?.jobs).toBe(0);
      }),
      { seed: 20_250_120, numRuns: 15 },
    );
  });
});

function standOn(database: Database): Stand {
  return {
    store: schedulerStore(database, systemIds()),
    clock: fakeClock(),
    async standing(): Promise<Standing> {
      const [executions, jobs, counted] = await Promise.all([
        database.rows<{ id: string; status: ExecutionStatus }>("select id, status from execution"),
        database.rows<Omit<StandingJob, "phase"> & { state: number }>('select id, execution_id as "executionId", state, attempt, result from job order by id'),
        database.rows<{ id: string } & Record<string, number>>(`select execution_id as id, ${COUNTERS.join(", ")} from execution_counters`),
      ]);
      return {
        statuses: Object.fromEntries(executions.map(({ id, status }) => [id, status])),
        jobs: jobs.map(({ state, ...job }) => ({ ...job, phase: PHASES[state] ?? "ended" })),
        counters: Object.fromEntries(counted.map((row) => [row.id, Object.fromEntries(COUNTERS.filter((name) => row[name]).map((name) => [name, row[name]]))])),
      };
    },
  };
}
