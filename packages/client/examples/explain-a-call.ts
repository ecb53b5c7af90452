import { ExplainJobDocument, type RedialClient } from "@redial/client";

/** Why a contact was called when it was, and what comes next: one sentence a line, as the decisions left them behind. */
export async function explainACall(client: RedialClient, jobId: string): Promise<string[]> {
  const { explainJob: job } = await client.ask(ExplainJobDocument, { id: jobId });
  const made = (job?.attempts ?? []).flatMap(({ attempt, localTime, outcome, because }) => [`Attempt ${attempt} at ${localTime}: ${outcome}.`, ...because.map(({ sentence }) => `  ${sentence}`)]);
  const next = job?.nextAttempt ? [`Next at ${job.nextAttempt.localTime}.`, ...job.nextAttempt.because.map(({ sentence }) => `  ${sentence}`)] : [];
  const held = job?.held ? [job.held.sentence] : [];
  const ended = job?.ended ? [`Ended as ${job.ended.result}: ${job.ended.reason}.`] : [];
  return [...made, ...next, ...held, ...ended];
}
