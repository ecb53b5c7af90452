export * from "./catalog";
export * from "./dialer-events";
export * from "./envelope";
export * from "./event-type";
export * from "./program-document";
export * from "./program-events";
export * from "./scheduler-events";
