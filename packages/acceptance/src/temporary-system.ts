import { throwAwayFolder } from "@redial/embedded";
import { firstKey, redialClient, startSystem, type RedialClient, type RunningSystem, type SystemOptions } from "@redial/start";

/** A whole Redial for one measurement, and a caller with its first key. */
export interface TemporarySystem {
  system: RunningSystem;
  client: RedialClient;
  key: string;
}

/** Starts a Redial in a folder of its own, lets `use` work with it, and stops and removes it however that ends. */
export async function withSystem<Answer>(options: Omit<SystemOptions, "dataDir" | "logLevel">, use: (temporary: TemporarySystem) => Promise<Answer>): Promise<Answer> {
  const folder = await throwAwayFolder();
  try {
    const system = await startSystem({ ...options, dataDir: folder.path, logLevel: "warn" });
    try {
      const key = await firstKey(system, folder.path);
      return await use({ system, key, client: redialClient(system.gatewayUrl, key) });
    } finally {
      await system.stop();
    }
  } finally {
    folder.remove();
  }
}
