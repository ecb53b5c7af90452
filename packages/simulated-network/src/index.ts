export * from "./config";
export * from "./replay-phone";
export * from "./service";
