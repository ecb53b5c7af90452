export * from "./answer-model";
export * from "./answer-profile";
export * from "./call-model";
export * from "./learned-model";
export * from "./local-time";
export * from "./person";
export * from "./seeded-random";
