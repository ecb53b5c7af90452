import { systemIds } from "@redial/platform";
import { executionStore } from "./execution-store";
import { replicas } from "./replicas.fixture";

const CLAIMED = 3;
/** Some session waits for a lock that another holds. */
const waiting = "select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'";

it("an execution that is locked while jobs of it are claimed is seen as the claim leaves it, so that a pause knows of every call that was requested", async () => {
  const at = await replicas(1);
  const id = await at.launch(10);
  let claimed: () => void = () => undefined;
  let commit: () => void = () => undefined;
  const isClaimed = new Promise<void>((resolve) => (claimed = resolve));
  const mayCommit = new Promise<void>((resolve) => (commit = resolve));
  const claim = at.database.transact(async (tx) => {
    await tx.rows("select 1 from execution where id = $1 for share", [id]);
    await tx.rows("update execution_counters set in_progress = in_progress + $2, pending = pending - $2 where execution_id = $1", [id, CLAIMED]);
    claimed();
    await mayCommit;
  });
  await isClaimed;
  const pausing = executionStore(at.database, systemIds()).decideExecution(id, () => ({ next: undefined, events: [] }));
  while ((await at.database.rows(waiting)).length === 0) continue;
  commit();
  await claim;
  expect((await pausing)?.facts).toMatchObject({ pending: 10 - CLAIMED, inProgress: CLAIMED });
  await at.stop();
});
