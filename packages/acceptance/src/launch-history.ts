import { launchProgram, type LaunchedProgram, type LaunchWish, type RedialClient } from "@redial/start";
import { asCsv, type HistoricContact } from "./call-history";

/** Calls people of a history until all were reached, an hour between their calls, or as `wish` says otherwise. */
export function launchHistory(client: RedialClient, contacts: readonly HistoricContact[], wish: Pick<LaunchWish, "name"> & Partial<LaunchWish>): Promise<LaunchedProgram> {
  const { name, settings, ...rest } = wish;
  return launchProgram(client, {
    name,
    settings: { retryStrategy: { type: "fixed_delay", delayMinutes: 60, maxRetries: 99 }, carrier: "replay", maxConcurrentCalls: 400, ...settings },
    contacts: asCsv(contacts),
    clock: "fast_forward",
    seed: "acceptance",
    idempotencyKey: name,
    ...rest,
  });
}
