export * from "./async-api-file";
export * from "./compare-release";
export * from "./next-release";
export * from "./release-files";
