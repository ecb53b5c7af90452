export * from "./draw-plots";
export * from "./plot-report";
