import { createLog, runService, startSeen } from "@redial/platform";
import { loadConfig } from "./config";
import { createService } from "./service";

const log = createLog("scheduler", "info");

void runService(log, async () => {
  const config = loadConfig(process.env);
  return startSeen({ service: "scheduler", ...config }, () => createService({ config, log: createLog("scheduler", config.logLevel) }));
});
