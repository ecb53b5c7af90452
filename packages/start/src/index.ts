export * from "./execution-progress";
export * from "./first-key";
export * from "./launch-program";
export * from "./redial-client";
export * from "./redial-processes";
export * from "./system";
export * from "./text-table";
export * from "./wanted-programs";
