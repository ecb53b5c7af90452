export * from "./compose-supergraph";
export * from "./config";
export { REST_ROUTES } from "./rest-routes";
export * from "./service";
export * from "./subgraphs";
export * from "./supergraph-changes";
