export * from "./clock";
export * from "./decision";
export * from "./ids";
export * from "./instant";
export * from "./outcome";
export * from "./pause-windows";
export * from "./rejection";
export * from "./retry-strategy";
