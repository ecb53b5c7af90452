import { createLog, runService } from "@redial/platform";
import { loadConfig } from "./config";
import { createService } from "./service";

const log = createLog("scheduler", "info");

void runService(log, async () => {
  const config = loadConfig(process.env);
  return createService({ config, log: createLog("scheduler", config.logLevel) });
});
