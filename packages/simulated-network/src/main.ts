import { createLog, runService } from "@redial/platform";
import { loadConfig } from "./config";
import { startNetwork } from "./service";

const log = createLog("simulated-network", "info");

void runService(log, () => {
  const config = loadConfig(process.env);
  return startNetwork(config, createLog("simulated-network", config.logLevel));
});
