import { openDatabase } from "@redial/platform";
import type { RedialClient } from "@redial/start";
import { differences, type Differences } from "./differences";
import { FAILURES_BY_SQL, FAILURES_WITH } from "./failures-by-sql";
import { METRICS_BY_SQL } from "./metrics-by-sql";
import { FAILURES, METRICS, PERIOD, RETRIES, SEGMENTS } from "./report-queries";
import { RETRIES_BY_SQL, RETRIES_WITH } from "./retries-by-sql";
import { CALLERS_BY_SQL, PERIOD_BY_SQL, PERIOD_WITH, SEGMENTS_BY_SQL } from "./slices-by-sql";

/** A report that is asked through the gateway, and the same calculated by SQL over the raw attempts and jobs: an object of the names of its fields. */
interface ComparedReport {
  name: string;
  query: string;
  withs: string;
  object: string;
  /** The parameters of both behind the execution's id and zone, by the names that the query gives them. */
  given: Record<string, string>;
}

const OF_ALL: readonly ComparedReport[] = [
  { name: "metrics", query: METRICS, withs: "", object: `json_build_object('metrics', ${METRICS_BY_SQL})`, given: {} },
  { name: "retries", query: RETRIES, withs: `, ${RETRIES_WITH}`, object: `json_build_object('metrics', ${RETRIES_BY_SQL})`, given: {} },
  { name: "failures", query: FAILURES, withs: `, ${FAILURES_WITH}`, object: FAILURES_BY_SQL, given: {} },
];

/** Raw rows of the execution in the first parameter, with the local time worked out from the instants by PostgreSQL's own zones. The second parameter is the zone. */
const RAW = `a as (
    select job_id, attempt, outcome, detail, started_at, ring_ms, talk_ms, caller_id, extract(hour from local)::int as local_hour, extract(isodow from local)::int - 1 as local_weekday, local::date as local_date
    from (select *, started_at at time zone $2 as local from attempt where execution_id = $1) made),
  j as (select * from job where execution_id = $1)`;

/** What is compared of an execution: which segments, which days, and the zone by which all its contacts live. */
export interface ComparedSlices {
  timeZone: string;
  segmentKeys: readonly string[];
  from: string;
  to: string;
}

/** Asks every report of an execution that is over, and holds each number against an independent calculation by PostgreSQL over the raw attempts and jobs. */
export async function compareWithSql(client: RedialClient, databaseUrl: string, executionId: string, { timeZone, segmentKeys, from, to }: ComparedSlices): Promise<Differences> {
  const database = await openDatabase({ url: databaseUrl, application: "check", migrations: [] });
  const reports: ComparedReport[] = [
    ...OF_ALL,
    ...segmentKeys.map((key) => ({ name: `segments by ${key}`, query: SEGMENTS, withs: "", object: key === "caller_id" ? CALLERS_BY_SQL : SEGMENTS_BY_SQL, given: { key } })),
    { name: "period", query: PERIOD, withs: `, ${PERIOD_WITH}`, object: PERIOD_BY_SQL, given: { from, to } },
  ];
  try {
    // What was only just written is not known to the planner, which then joins row by row.
    await database.rows("analyze attempt, job");
    const total: Differences = { compared: 0, faults: [] };
    for (const { name, query, withs, object, given } of reports) {
      const { execution } = await client.ask<{ execution: unknown }>(query, { id: executionId, ...given });
      const [row] = await database.rows<{ expected: unknown }>(`with ${RAW}${withs} select ${object} as expected`, [executionId, timeZone, ...Object.values(given)]);
      const { compared, faults } = differences(execution, row?.expected, name);
      total.compared += compared;
      total.faults.push(...faults);
    }
    return total;
  } finally {
    await database.close();
  }
}
