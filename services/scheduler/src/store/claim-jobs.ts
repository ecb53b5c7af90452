import type { ExecutionId, Instant } from "@redial/kernel";
import { sqlNumbers, sqlTexts, type Statement, type Tx } from "@redial/platform";
import type { ClaimedPlace, DueFrontier } from "./due-frontier";
import { AHEAD_IN_LANE, LANES, laneValues } from "./due-statements";
import { JOB_COLUMNS, storedJobs, type JobRow, type StoredJob } from "./job-rows";

/** How many due jobs of an execution may be claimed. */
type Share = readonly [id: ExecutionId, calls: number];
type ClaimedRow = JobRow & ClaimedPlace;

const COLUMNS = `${JOB_COLUMNS}, position`;

/**
 * First the jobs whose time runs out first, by the end of their last open time before `stopAt` or of their step's part of the day; of equals retries, then
 * first attempts; then those that are due for longest. The index has them in this order.
 */
const fromTheBeginning: Statement = {
  name: "due-claim-jobs",
  text: `select ${COLUMNS} from unnest($2::uuid[], $3::int[]) as share(of_execution, calls)
    cross join lateral (
      select * from job where execution_id = share.of_execution and state = 0 and least(attempt, 1) in (0, 1) and due_at <= to_timestamp($1::float8 / 1000)
      order by runs_out_at, least(attempt, 1) desc, due_at, position limit share.calls for update skip locked) claimed`,
};

/** The same order: the lanes are given in it, and each is read behind what was claimed of it. */
const behindTheFrontier: Statement = {
  name: "due-claim-jobs-behind",
  text: `select ${COLUMNS} from unnest($7::uuid[], $8::int[]) as share(of_execution, calls)
    cross join lateral (
      select next.* from ${LANES}
        cross join lateral (
          select * from job where ${AHEAD_IN_LANE} order by due_at, position limit share.calls for update skip locked) next
      where lane.of_execution = share.of_execution limit share.calls) claimed`,
};

/** Claims due jobs, of each execution at most its share, in the order in which they are served. An execution has none only when none of its jobs is due. */
export async function claimJobs(tx: Tx, shares: readonly Share[], now: Instant, frontier: DueFrontier): Promise<StoredJob[]> {
  const lanes = new Map(shares.map(([id]) => [id, frontier.lanesOf(id, now) ?? []]));
  const begun = shares.filter(([id]) => lanes.get(id)?.length);
  const rows = begun.length > 0 ? await tx.rows<ClaimedRow>(behindTheFrontier, [now, ...laneValues([...lanes.values()].flat()), ...shareValues(begun)]) : [];
  const found = new Set(rows.map(({ executionId }) => executionId));
  const anew = shares.filter(([id]) => !found.has(id));
  if (anew.length > 0) {
    const beganAt = performance.now();
    rows.push(...(await tx.rows<ClaimedRow>(fromTheBeginning, [now, ...shareValues(anew)])));
    frontier.beganAnew(anew.map(([id]) => id), now, performance.now() - beganAt);
  }
  frontier.advance(rows);
  return storedJobs(rows);
}

function shareValues(shares: readonly Share[]): string[] {
  return [sqlTexts(shares.map(([id]) => id)), sqlNumbers(shares.map(([, calls]) => calls))];
}
