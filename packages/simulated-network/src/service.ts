import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { answerProfiles, createAnswerModel, type CallModel } from "@redial/answer-model";
import { stopInOrder, systemClock, type Log, type Running } from "@redial/platform";
import type { NetworkConfig } from "./config";
import { createHttpApi } from "./http-api";
import { openLedger } from "./sql-ledger";
import { openNetwork } from "./network";
import { readReplayHistory } from "./replay-history";
import { createReplayModel } from "./replay-model";

/** How long requests that are being served have to finish when the network stops. */
const LAST_ANSWERS_MS = 2_000;

/** Starts a telephone network: its ledger, its people, and the HTTP interface at `url`. */
export async function startNetwork(config: NetworkConfig, log: Log): Promise<Running & { url: string }> {
  const ledger = await openLedger(config.databaseUrl, (error) => log.warn("a ledger connection was lost", { error }));
  const models = await createModels(config.replayFile);
  const network = await openNetwork({ ledger, models, limits: config.limits, speed: config.speed, clock: systemClock, log });
  const http = createServer(createHttpApi(network, log));
  await new Promise<void>((resolve, reject) => http.once("error", reject).listen(config.port, config.host, resolve));
  // Longer than clients keep idle connections: a connection closed under a request leaves its sender in doubt.
  http.keepAliveTimeout = 60_000;
  const url = `http://${config.host}:${(http.address() as AddressInfo).port}`;
  log.info("listening", { url, profiles: [...models.keys()] });
  const stop = async () => {
    // Whoever polls for events is answered by the network's stop; with that their connections are done.
    http.keepAliveTimeout = 1;
    const closed = new Promise<void>((resolve) => http.close(() => resolve()));
    http.closeIdleConnections();
    // A connection that was opened and never used counts neither as idle nor as done.
    setTimeout(() => http.closeAllConnections(), LAST_ANSWERS_MS).unref();
    await stopInOrder([network, { stop: () => closed }, { stop: () => ledger.close() }]).stop();
  };
  return { url, stop };
}

async function createModels(replayFile: string | null): Promise<Map<string, CallModel>> {
  const profiles = answerProfiles();
  const models = new Map<string, CallModel>([...profiles].map(([name, profile]) => [name, createAnswerModel(profile)]));
  const [first] = profiles.values();
  if (replayFile !== null && first) models.set("replay", createReplayModel(await readReplayHistory(replayFile), first.world));
  return models;
}
