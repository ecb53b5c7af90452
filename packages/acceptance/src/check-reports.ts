import type { RedialClient } from "@redial/start";
import type { HistoricContact } from "./call-history";

interface ReportedJob {
  id: string;
  phone: string;
  status: string;
  attempts: { attempt: number; outcome: string; call: { status: string; talkMs: number } }[] | null;
}

const PAGE = 1_000;
const QUERY = `query Reports($id: ID!, $after: ID) {
  execution(id: $id) { jobs(first: ${PAGE}, after: $after) { id phone status attempts { attempt outcome call { status talkMs } } } }
}`;

/** Reads the call report of every job through the gateway and answers what is wrong with them: attempts missing, doubled, out of order, or other than the history's. */
export async function checkReports(client: RedialClient, executionId: string, history: readonly HistoricContact[]): Promise<{ reports: number; faults: string[] }> {
  const expected = new Map(history.map((contact) => [contact.phone, contact]));
  const faults: string[] = [];
  let reports = 0;
  for (let after: string | null = null; ; ) {
    const answer: { execution: { jobs: ReportedJob[] } } = await client.ask(QUERY, { id: executionId, after });
    const { jobs } = answer.execution;
    for (const job of jobs) {
      reports += 1;
      const fault = faultOf(job, expected.get(job.phone));
      if (fault) faults.push(`${job.phone}: ${fault}`);
      expected.delete(job.phone);
    }
    after = jobs[jobs.length - 1]?.id ?? null;
    if (jobs.length < PAGE) break;
  }
  for (const phone of expected.keys()) faults.push(`${phone}: no report`);
  return { reports, faults };
}

function faultOf(job: ReportedJob, contact: HistoricContact | undefined): string | null {
  if (!contact) return "nobody of the history";
  if (job.status !== "completed") return `ended as ${job.status}`;
  const attempts = job.attempts ?? [];
  if (attempts.length !== contact.dials) return `${attempts.length} attempts instead of ${contact.dials}`;
  if (attempts.some(({ attempt }, index) => attempt !== index + 1)) return "attempts out of order";
  if (attempts.some(({ outcome, call }, index) => call.status !== outcome || (outcome === "completed") !== (index === attempts.length - 1))) return "outcomes out of order";
  const talked = attempts[attempts.length - 1]?.call.talkMs ?? 0;
  return talked === contact.talkSeconds * 1_000 ? null : `talked ${talked} ms instead of ${contact.talkSeconds} s`;
}
