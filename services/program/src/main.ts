import { createLog, runService, startSeen } from "@redial/platform";
import { loadConfig } from "./config";
import { createService } from "./service";

void runService(createLog("program", "info"), () => {
  const config = loadConfig(process.env);
  return startSeen({ service: "program", ...config }, () => createService({ config, log: createLog("program", config.logLevel) }));
});
