import { readProgress, type RedialClient } from "@redial/start";

/** What a watcher of the sum rule saw. */
export interface SumsSeen {
  reads: number;
  /** Reads that found nobody to answer: a process was down. */
  unanswered: number;
  /** Every read whose counters did not add up, in words. */
  broken: string[];
}

const EVERY_MS = 100;

/** Asks for an execution's counters ten times a second through the gateway, and holds every answer to the sum rule, in the scheduler's counters and in reporting's. */
export function watchSums(client: RedialClient, executionId: string): { stop(): Promise<SumsSeen> } {
  const seen: SumsSeen = { reads: 0, unanswered: 0, broken: [] };
  let stopped = false;
  const watching = (async () => {
    while (!stopped) {
      const wait = new Promise((resolve) => setTimeout(resolve, EVERY_MS));
      await readProgress(client, [executionId]).then(
        ([read]) => {
          if (!read || read.status === null) return;
          seen.reads += 1;
          const parts = [read.contactsCompleted, read.contactsMessageLeft, read.contactsFailed, read.contactsSkipped, read.contactsPending, read.contactsInProgress];
          const sum = parts.reduce((total, part) => total + part, 0);
          if (sum !== read.totalContacts) seen.broken.push(`${parts.join(" + ")} = ${sum}, not ${read.totalContacts}`);
          if (read.metrics && read.metrics.contactsCompleted > read.metrics.totalContacts) seen.broken.push(`reporting: ${JSON.stringify(read.metrics)}`);
        },
        () => void (seen.unanswered += 1),
      );
      await wait;
    }
  })();
  return {
    async stop() {
      stopped = true;
      await watching;
      return seen;
    },
  };
}
