import { openDatabase } from "@redial/platform";
import type { RedialClient } from "@redial/start";
import { differences, type Differences } from "./differences";
import { METRICS_BY_SQL } from "./metrics-by-sql";
import { RETRIES_BY_SQL, RETRIES_WITH } from "./retries-by-sql";

const RATES = "attempts completed talkSeconds connectionRate connectionRateInterval { low high }";
const COUNTED = "{ count of rate interval { low high } }";
const EFFECT = "{ calls completed completedInterval { low high } connectionRate change completionsPerHundredCalls }";

const METRICS = `query Metrics($id: ID!) { execution(id: $id) { metrics {
  totalContacts contactsCompleted contactsMessageLeft contactsFailed contactsSkipped contactsOpen connectionRate connectionRateInterval { low high }
  totalCalls talkSeconds callsAbandoned abandonedRate averageAttempts averageAttemptsToComplete
  retryConversionRate { contactsRetried completedAfterRetry rate } outcomes { outcome count share }
  byAttempt { attempt ${RATES} } byHour { hour ${RATES} } byWeekday { weekday ${RATES} } byHourAndWeekday { weekday hour ${RATES} }
  byAttemptHourAndWeekday(mostAttempts: 5) { attempt weekday hour ${RATES} } byDayPart { dayPart ${RATES} } } } }`;
const RETRIES = `query Retries($id: ID!) { execution(id: $id) { metrics {
  attemptFunnel { attempt retry conversion ${COUNTED} callsPerCompletion cumulative ${COUNTED} gain callsSoFar }
  retryProjection { lastAttempt ${COUNTED} contactsLeft oneFewer ${EFFECT} oneMore ${EFFECT} fitted { attempt observed ${COUNTED} fitted } } } } }`;

/** What is asked through the gateway, and the same counted by SQL over the raw attempts. */
const REPORTS = [
  { name: "metrics", query: METRICS, withs: "", object: METRICS_BY_SQL },
  { name: "retries", query: RETRIES, withs: `, ${RETRIES_WITH}`, object: RETRIES_BY_SQL },
] as const;

/** Asks every report of an execution that is over, and holds each number against an independent calculation by PostgreSQL over the raw attempts and jobs. */
export async function compareWithSql(client: RedialClient, databaseUrl: string, executionId: string): Promise<Differences> {
  const database = await openDatabase({ url: databaseUrl, application: "check", migrations: [] });
  try {
    const total: Differences = { compared: 0, faults: [] };
    for (const { name, query, withs, object } of REPORTS) {
      const { execution } = await client.ask<{ execution: { metrics: unknown } }>(query, { id: executionId });
      const raw = `with a as (select * from attempt where execution_id = $1), j as (select * from job where execution_id = $1)`;
      const [row] = await database.rows<{ expected: unknown }>(`${raw}${withs} select ${object} as expected`, [executionId]);
      const { compared, faults } = differences(execution.metrics, row?.expected, name);
      total.compared += compared;
      total.faults.push(...faults);
    }
    return total;
  } finally {
    await database.close();
  }
}
