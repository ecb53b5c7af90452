export { loadConfig, type ProgramConfig } from "./config";
export { createService, type ProgramParts } from "./service";
