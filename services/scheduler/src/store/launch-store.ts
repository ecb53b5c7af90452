import type { Envelope, Fact } from "@redial/contracts";
import { instantOf, type Decision, type ExecutionId, type Ids } from "@redial/kernel";
import { appendFacts, takeIn, tellingSql, type Database, type Statement, type Tx } from "@redial/platform";
import type { ExecutionState, LaunchedExecution, SchedulerStore, VirtualClock } from "../usecases/ports";
import { addToCounters, countNew, type CounterChanges } from "./counters";
import { insertExecution, lockExecution, readLaunched, updateExecution } from "./execution-rows";
import { insertJobs } from "./job-rows";
import { openLedger } from "./number-ledger";
import { openCallBook } from "./open-call-book";
import { setPace } from "./pace-rows";

type Launched = Extract<Envelope, { type: "execution.launched" }>;

const cameWhole: Statement = {
  name: "execution-came-whole",
  text: `update execution set audience_complete = audience_complete or $2, waves_planned = greatest(waves_planned, $3) where id = $1 returning ${tellingSql("id::text")}`,
};

/** The part of the store that takes in launches and their audiences. */
export function launchStore(database: Database, ids: Ids): Pick<SchedulerStore, "launched" | "takeInLaunches"> {
  return {
    async launched(wanted) {
      const found = await readLaunched(database, wanted);
      return new Map(found.map((execution) => [execution.id, execution]));
    },

    async takeInLaunches(batch, open, plan, withdraw) {
      for (const { event } of batch.events) if (event.type === "execution.launched") await openBookFor(database, launchedFrom(event), open(event).looksBackMs);
      await database.transact(async (tx) => {
        const changes: CounterChanges = new Map();
        const known = new Map<ExecutionId, LaunchedExecution>();
        for (const event of await takeIn(tx, batch)) {
          if (event.type === "execution.launched") {
            const launched = launchedFrom(event);
            const { next, events, looksBackMs } = open(event);
            await insertExecution(tx, launched, next, virtualClockOf(launched), looksBackMs);
            known.set(launched.id, launched);
            await appendFacts(tx, ids, events);
            continue;
          }
          if (event.type === "organization.limits_changed") {
            await setPace(tx, "organization", event.data.organizationId, event.data);
            continue;
          }
          if (event.type === "execution.withdrawn") {
            await takeBack(tx, event.data.executionId, ids, withdraw);
            continue;
          }
          const execution = known.get(event.data.executionId) ?? (await findLaunched(tx, event.data.executionId));
          known.set(execution.id, execution);
          const numbers = await openLedger(tx, event.data.contacts.map(({ phone }) => ({ executionId: execution.id, phone })), "plan");
          const { next: jobs, events } = plan(execution, event, numbers);
          await insertJobs(tx, execution.id, jobs);
          for (const job of jobs) countNew(changes, execution.id, job);
          const { last, wave } = event.data;
          if (last || wave?.last) await tx.rows(cameWhole, [execution.id, last, wave?.last ? wave.number : 0]);
          await appendFacts(tx, ids, events);
        }
        await addToCounters(tx, changes);
      });
    },
  };
}

/** By the wall clock a launch with limits must find the calls that its organization has made. */
async function openBookFor(database: Database, launched: LaunchedExecution, looksBackMs: number): Promise<void> {
  if (looksBackMs > 0 && launched.clock === "real_time") await openCallBook(database, launched.organizationId, looksBackMs, launched.launchedAt);
}

async function findLaunched(tx: Tx, id: ExecutionId): Promise<LaunchedExecution> {
  const [found] = await readLaunched(tx, [id]);
  if (!found) throw new Error(`execution ${id} was not launched before its audience`);
  return found;
}

async function takeBack(tx: Tx, id: ExecutionId, ids: Ids, withdraw: (state: ExecutionState) => Decision<ExecutionState | undefined, Fact>): Promise<void> {
  const locked = await lockExecution(tx, id);
  if (!locked) throw new Error(`execution ${id} was not launched before it was taken back`);
  const { next, events } = withdraw(locked.state);
  if (next) await updateExecution(tx, next);
  await appendFacts(tx, ids, events);
}

function launchedFrom({ organization, data }: Launched): LaunchedExecution {
  const { executionId, programId, clock, seed, snapshot } = data;
  const launchedAt = instantOf(data.launchedAt);
  return {
    id: executionId,
    organizationId: organization,
    programId,
    clock,
    seed,
    launchedAt,
    startAt: snapshot.startAt === null ? null : instantOf(snapshot.startAt),
    stopAt: snapshot.stopAt === null ? null : instantOf(snapshot.stopAt),
    snapshot,
  };
}

/** A virtual clock begins when the program may, or else at the launch, with every lane free. */
function virtualClockOf(launched: LaunchedExecution): VirtualClock | null {
  if (launched.clock === "real_time") return null;
  const now = launched.startAt ?? launched.launchedAt;
  return { now, lanes: Array.from({ length: launched.snapshot.maxConcurrentCalls }, () => now), starts: [] };
}
