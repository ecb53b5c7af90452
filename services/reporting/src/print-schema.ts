import { writeFileSync } from "node:fs";
import path from "node:path";
import { cursorsOf, noChanges, printSubgraph } from "@redial/platform";
import { reportingSubgraph } from "./graphql/reporting-subgraph";
import type { Reports } from "./reports";

const unread = () => Promise.reject(new Error("printing a schema reads no reports"));

/** The subgraph's schema as text, without a database. */
export async function schemaText(): Promise<string> {
  const reports: Reports = {
    ...{ tallyExecutions: unread, tallyPrograms: unread, segmentTotals: unread, segmentCells: unread, connectBuckets: unread },
    ...{ callReports: unread, attempts: unread, overFromFirst: unread, completedOfFirst: unread, failedContacts: unread },
  };
  return printSubgraph(await reportingSubgraph(reports, noChanges, cursorsOf("")));
}

/** Where the committed schema lies. */
export const SCHEMA_FILE = path.join(__dirname, "../schema.graphql");

if (require.main === module) {
  void schemaText().then((text) => writeFileSync(SCHEMA_FILE, text));
}
