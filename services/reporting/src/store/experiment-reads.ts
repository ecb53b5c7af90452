import type { Database, Statement } from "@redial/platform";
import type { ExperimentReads } from "../reports";

/** Ids of jobs rise in the order in which they were planned, which is that of the audience. */
const overFromFirst: Statement = {
  name: "jobs-over-from-first",
  text: `with waiting as (
      select id from job where execution_id = $2 and organization_id = $1 and (result is null or (result = 'skipped' and reason = 'cancelled')) order by id limit 1)
    select count(*)::int as over from job where execution_id = $2 and organization_id = $1 and ((select id from waiting) is null or id < (select id from waiting))`,
};

const completedOfFirst: Statement = {
  name: "jobs-completed-of-first",
  text: `select count(*) filter (where result = 'completed')::int as completed
    from (select result from job where execution_id = $2 and organization_id = $1 order by id limit $3) first`,
};

/** What PostgreSQL keeps of the arms of experiments. */
export function experimentReads(database: Database): ExperimentReads {
  return {
    async overFromFirst(organizationId, executionId) {
      const [row] = await database.rows<{ over: number }>(overFromFirst, [organizationId, executionId]);
      return row?.over ?? 0;
    },
    async completedOfFirst(organizationId, executionId, first) {
      const [row] = await database.rows<{ completed: number }>(completedOfFirst, [organizationId, executionId, first]);
      return row?.completed ?? 0;
    },
  };
}
