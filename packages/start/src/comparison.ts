import type { RedialClient } from "./redial-client";
import { textTable } from "./text-table";

interface Row {
  label: string;
  totalContacts: number;
  contactsCompleted: number;
  connectionRate: number | null;
  connectionRateInterval: { low: number; high: number } | null;
  averageAttempts: number | null;
  totalCalls: number;
}

const QUERY = `query Compare($ids: [ID!]!) {
  compareExecutions(ids: $ids) {
    label totalContacts contactsCompleted connectionRate connectionRateInterval { low high } averageAttempts totalCalls
  }
}`;

/** The guide's comparison table, from the reporting service, with the counts and intervals that make it honest. */
export async function comparison(client: RedialClient, executionIds: readonly string[]): Promise<string> {
  const { compareExecutions } = await client.ask<{ compareExecutions: Row[] }>(QUERY, { ids: executionIds });
  return textTable(
    [{ heading: "Group" }, { heading: "Connection Rate", align: "right" }, { heading: "95 % interval", align: "right" }, { heading: "Contacts", align: "right" }, { heading: "Avg Attempts", align: "right" }, { heading: "Resource Usage", align: "right" }],
    compareExecutions.map((row) => [
      row.label,
      percent(row.connectionRate),
      row.connectionRateInterval ? `${percent(row.connectionRateInterval.low)} – ${percent(row.connectionRateInterval.high)}` : "–",
      `${row.contactsCompleted} of ${row.totalContacts}`,
      row.averageAttempts?.toFixed(2) ?? "–",
      `${row.totalCalls} calls`,
    ]),
  );
}

function percent(rate: number | null): string {
  return rate === null ? "–" : `${rate.toFixed(1)} %`;
}
