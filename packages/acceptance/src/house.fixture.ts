import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { throwAwayFolder } from "@redial/embedded";
import { firstKey, redialClient, startSystem, type RedialClient, type RunningSystem } from "@redial/start";
import { readHistory, type HistoricContact } from "./call-history";

/** A whole Redial that the suites of one bus share, with a call history that its carrier `replay` knows. */
export interface House {
  system: RunningSystem;
  /** An admin of the first organization. */
  client: RedialClient;
  key: string;
  /** Contacts that are reached at dial 1, 2, 3 or 4, in turn. */
  history: readonly HistoricContact[];
}

/** Real-time calls of a minute go by in a fifth of a second. */
export const SPEED = 300;

const CONTACTS = 8_000;
const STARTS_WITHIN_MS = 120_000;

/** Starts a house before the tests of this block, and stops it after them. */
export function useHouse(bus: "embedded" | "kafka"): () => House {
  let house: House | undefined;
  let stop = async (): Promise<void> => undefined;
  beforeAll(async () => {
    const folder = await throwAwayFolder();
    stop = async () => folder.remove();
    const replayFile = join(folder.path, "history.csv");
    writeFileSync(replayFile, historyFile());
    const dataDir = join(folder.path, "data");
    const system = await startSystem({ dataDir, bus, replayFile, durable: false, speed: SPEED, learnSeconds: 1, logLevel: "warn", restartDelayMs: () => 300 });
    stop = async () => {
      await system.stop();
      folder.remove();
    };
    const key = await firstKey(system, dataDir);
    house = { system, key, client: redialClient(system.gatewayUrl, key), history: await readHistory(replayFile, CONTACTS) };
  }, STARTS_WITHIN_MS);
  afterAll(() => stop(), STARTS_WITHIN_MS);
  return () => {
    if (!house) throw new Error("the house is not up");
    return house;
  };
}

function historyFile(): string {
  const rows = Array.from({ length: CONTACTS }, (_, index) => `${index + 1},mobile,${(index % 4) + 1},${20 + (index % 50)}\n`);
  return `row,lineType,dials,talkSeconds\n${rows.join("")}`;
}
