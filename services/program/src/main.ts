import { createLog, runService } from "@redial/platform";
import { loadConfig } from "./config";
import { createService } from "./service";

void runService(createLog("program", "info"), () => {
  const config = loadConfig(process.env);
  return createService({ config, log: createLog("program", config.logLevel) });
});
