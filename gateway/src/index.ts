export * from "./compose-supergraph";
export * from "./config";
export * from "./service";
export * from "./subgraphs";
