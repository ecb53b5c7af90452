import { createLog, runService, startSeen } from "@redial/platform";
import { loadConfig } from "./config";
import { createService, REPORTING } from "./service";

// A configuration that is refused is told by a log of its own: the level to log at is part of what could not be read.
void runService(createLog(REPORTING, "info"), () => {
  const config = loadConfig(process.env);
  return startSeen({ service: REPORTING, ...config }, () => createService({ config, log: createLog(REPORTING, config.logLevel) }));
});
