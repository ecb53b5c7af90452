import { toIso } from "@redial/kernel";
import { launchPrepared, prepareProgram, type RedialClient } from "@redial/start";
import { manyContacts } from "../many-contacts";

/** An execution that begins to call when all who watch it are there. */
export interface WatchedExecution {
  executionId: string;
  startsAtMs: number;
}

/** How long those who watch have to come, beside the time that the launch takes. */
const GATHERS_WITHIN_MS = 15_000;

/** Launches an execution that calls so many contacts once each, so many a second. */
export async function launchWatched(client: RedialClient, name: string, contacts: number, rate: number): Promise<WatchedExecution> {
  const startsAtMs = Date.now() + GATHERS_WITHIN_MS + contacts / 2;
  const settings = { retryStrategy: { type: "none" }, maxConcurrentCalls: 10_000, callsPerSecond: rate, startAt: toIso(startsAtMs) };
  const { programId } = await prepareProgram(client, { name, settings, contacts: manyContacts(contacts) });
  return { executionId: await launchPrepared(client, programId, { idempotencyKey: name, clock: "real_time", seed: name }), startsAtMs };
}
