export { loadConfig, type DialerConfig } from "./config";
export { createService, type DialerParts } from "./service";
