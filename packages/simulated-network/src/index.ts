export * from "./answer-profile";
export * from "./config";
export * from "./replay-phone";
export * from "./service";
