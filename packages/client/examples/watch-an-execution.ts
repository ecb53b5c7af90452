import { ExecutionMetricsDocument, ExecutionProgressDocument, type RedialClient } from "@redial/client";

/** Prints how an execution goes on until it is over, then what it came to. Answers its connection rate in percent; null when it called nobody. */
export async function watchAnExecution(client: RedialClient, executionId: string): Promise<number | null> {
  for await (const { executionProgress: now } of client.watch(ExecutionProgressDocument, { executionId })) {
    console.log(`${now?.status}: ${now?.contactsCompleted} of ${now?.totalContacts} reached, ${now?.contactsPending} to call`);
  }
  const { execution } = await client.ask(ExecutionMetricsDocument, { id: executionId });
  const metrics = execution?.metrics;
  for (const { attempt, attempts, connectionRate } of metrics?.byAttempt ?? []) console.log(`attempt ${attempt}: ${attempts} calls, ${connectionRate?.toFixed(1)} % reached`);
  return metrics?.connectionRate ?? null;
}
