export { loadConfig, type SchedulerConfig } from "./config";
export { createService, type SchedulerParts } from "./service";
