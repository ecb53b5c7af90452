import { openDatabase } from "@redial/platform";
import type { RedialClient } from "@redial/start";
import { differences, type Differences } from "./differences";
import { EXPERIMENT_BY_SQL, EXPERIMENT_WITH } from "./experiment-by-sql";
import { EXPERIMENT } from "./report-queries";

const COST_PER_CALL = 0.02;
const ARMS = "query Arms($id: ID!) { experiment(id: $id) { arms { name execution { id } } } }";

/** Holds every number of an experiment that is over, of two or three arms and an alpha of 5 %, against an independent calculation by PostgreSQL over the raw attempts and jobs. */
export async function compareExperiment(client: RedialClient, databaseUrl: string, experimentId: string): Promise<Differences> {
  const database = await openDatabase({ url: databaseUrl, application: "check", migrations: [] });
  try {
    const { experiment: launched } = await client.ask<{ experiment: { arms: { name: string; execution: { id: string } }[] } }>(ARMS, { id: experimentId });
    const { experiment } = await client.ask<{ experiment: unknown }>(EXPERIMENT, { id: experimentId, costPerCall: COST_PER_CALL });
    const values = [launched.arms.map(({ execution }) => execution.id), launched.arms.map(({ name }) => name), COST_PER_CALL];
    const [row] = await database.rows<{ expected: unknown }>(`with ${EXPERIMENT_WITH} select ${EXPERIMENT_BY_SQL} as expected`, values);
    return differences(experiment, row?.expected, "experiment");
  } finally {
    await database.close();
  }
}
