import type { RedialClient } from "./redial-client";

/** Where an execution stands, as the gateway tells it. */
export interface Progress {
  id: string;
  status: string | null;
  virtualNow: string | null;
  audienceComplete: boolean | null;
  totalContacts: number;
  contactsCompleted: number;
  contactsMessageLeft: number;
  contactsFailed: number;
  contactsSkipped: number;
  contactsPending: number;
  contactsInProgress: number;
  metrics: { totalCalls: number; talkSeconds: number; contactsCompleted: number; totalContacts: number; isFinal: boolean } | null;
}

const FIELDS = `id status virtualNow audienceComplete totalContacts contactsCompleted contactsMessageLeft contactsFailed contactsSkipped contactsPending contactsInProgress
  metrics { totalCalls talkSeconds contactsCompleted totalContacts isFinal }`;

/** Reads where executions stand, all in one query, in the order of the ids. */
export async function readProgress(client: RedialClient, executionIds: readonly string[]): Promise<Progress[]> {
  const query = executionIds.map((id, index) => `e${index}: execution(id: "${id}") { ${FIELDS} }`).join("\n");
  const answer = await client.ask<Record<string, Progress | null>>(`{ ${query} }`);
  return executionIds.map((id, index) => answer[`e${index}`] ?? unheard(id));
}

/** An execution that was launched a moment ago and that the scheduler has not heard of yet. */
function unheard(id: string): Progress {
  const none = { totalContacts: 0, contactsCompleted: 0, contactsMessageLeft: 0, contactsFailed: 0, contactsSkipped: 0, contactsPending: 0, contactsInProgress: 0 };
  return { id, status: null, virtualNow: null, audienceComplete: false, ...none, metrics: null };
}

/** Whether everything is over and counted. */
export function isOver(progress: Progress): boolean {
  return ["completed", "stopped", "cancelled"].includes(progress.status ?? "") && progress.metrics?.isFinal === true;
}
