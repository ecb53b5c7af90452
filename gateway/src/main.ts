import { createLog, runService, startSeen, systemClock } from "@redial/platform";
import { loadConfig } from "./config";
import { createGateway } from "./service";

const log = createLog("gateway", "info");

void runService(log, async () => {
  const config = loadConfig(process.env);
  return startSeen({ service: "gateway", ...config }, () => createGateway({ config, clock: systemClock, log: createLog("gateway", config.logLevel) }));
});
