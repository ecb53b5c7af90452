import { everyNode, JobsDocument, type RedialClient } from "@redial/client";

const PAGE = 500;

/** The numbers that an execution could not reach, with the reason of each; page by page, however many there are. */
export async function* listFailedContacts(client: RedialClient, executionId: string): AsyncGenerator<{ phone: string; reason: string }> {
  const jobs = everyNode({
    first: PAGE,
    read: async ({ first, after }) => (await client.ask(JobsDocument, { executionId, first, after })).execution?.jobsConnection,
  });
  for await (const { phone, status, reason } of jobs) if (status === "failed") yield { phone: phone ?? "", reason: reason ?? "" };
}
