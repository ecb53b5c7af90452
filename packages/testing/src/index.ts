export * from "./counting-ids";
export * from "./fake-clock";
export * from "./test-broker";
export * from "./test-database";
export * from "./test-services";
