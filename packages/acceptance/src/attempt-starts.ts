import { openSession } from "@redial/platform";
import type { RunningSystem } from "@redial/start";

/** When each attempt of an execution began, by its clock: as reporting has it row by row, and as the carrier's ledger has it. In order of time. */
export interface AttemptStarts {
  reported: Date[];
  placed: Date[];
}

/** Reads the starts from the two databases themselves, past every query that could round or filter them. */
export async function readAttemptStarts({ cluster }: RunningSystem, executionId: string): Promise<AttemptStarts> {
  return {
    reported: await instants(cluster.url("reporting"), "select started_at as at from attempt where execution_id = $1 order by 1", executionId),
    placed: await instants(cluster.url("network"), "select starts_at as at from call where tag = $1 and placings > 0 order by 1", executionId),
  };
}

async function instants(url: string, statement: string, executionId: string): Promise<Date[]> {
  const session = await openSession(url, "acceptance");
  try {
    const { rows } = await session.query<{ at: Date }>(statement, [executionId]);
    return rows.map(({ at }) => at);
  } finally {
    await session.end();
  }
}
