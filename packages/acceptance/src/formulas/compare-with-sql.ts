import { openDatabase } from "@redial/platform";
import type { RedialClient } from "@redial/start";
import { differences, type Differences } from "./differences";
import { FAILURES_BY_SQL, FAILURES_WITH } from "./failures-by-sql";
import { METRICS_BY_SQL } from "./metrics-by-sql";
import { FAILURES, METRICS, PERIOD, RETRIES, SEGMENTS } from "./report-queries";
import { RETRIES_BY_SQL, RETRIES_WITH } from "./retries-by-sql";
import { PERIOD_BY_SQL, PERIOD_WITH, SEGMENTS_BY_SQL } from "./slices-by-sql";

/** A report that is asked through the gateway, and the same calculated by SQL over the raw attempts and jobs: an object of the names of its fields. */
interface ComparedReport {
  name: string;
  query: string;
  withs: string;
  object: string;
  /** The parameters of both behind the execution's id, by the names that the query gives them. */
  given: Record<string, string>;
}

const OF_ALL: readonly ComparedReport[] = [
  { name: "metrics", query: METRICS, withs: "", object: `json_build_object('metrics', ${METRICS_BY_SQL})`, given: {} },
  { name: "retries", query: RETRIES, withs: `, ${RETRIES_WITH}`, object: `json_build_object('metrics', ${RETRIES_BY_SQL})`, given: {} },
  { name: "failures", query: FAILURES, withs: `, ${FAILURES_WITH}`, object: FAILURES_BY_SQL, given: {} },
];

/** What is compared of an execution: which segments, and which days. */
export interface ComparedSlices {
  segmentKeys: readonly string[];
  from: string;
  to: string;
}

/** Asks every report of an execution that is over, and holds each number against an independent calculation by PostgreSQL over the raw attempts and jobs. */
export async function compareWithSql(client: RedialClient, databaseUrl: string, executionId: string, { segmentKeys, from, to }: ComparedSlices): Promise<Differences> {
  const database = await openDatabase({ url: databaseUrl, application: "check", migrations: [] });
  const reports: ComparedReport[] = [
    ...OF_ALL,
    ...segmentKeys.map((key) => ({ name: `segments by ${key}`, query: SEGMENTS, withs: "", object: SEGMENTS_BY_SQL, given: { key } })),
    { name: "period", query: PERIOD, withs: `, ${PERIOD_WITH}`, object: PERIOD_BY_SQL, given: { from, to } },
  ];
  try {
    // What was only just written is not known to the planner, which then joins row by row.
    await database.rows("analyze attempt, job");
    const total: Differences = { compared: 0, faults: [] };
    for (const { name, query, withs, object, given } of reports) {
      const { execution } = await client.ask<{ execution: unknown }>(query, { id: executionId, ...given });
      const raw = "with a as (select * from attempt where execution_id = $1), j as (select * from job where execution_id = $1)";
      const [row] = await database.rows<{ expected: unknown }>(`${raw}${withs} select ${object} as expected`, [executionId, ...Object.values(given)]);
      const { compared, faults } = differences(execution, row?.expected, name);
      total.compared += compared;
      total.faults.push(...faults);
    }
    return total;
  } finally {
    await database.close();
  }
}
