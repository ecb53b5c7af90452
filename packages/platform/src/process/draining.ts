import { setTimeout as delay } from "node:timers/promises";
import type { RequestHandler } from "express";

/** How a server lets go of its callers before it stops. */
export interface Draining {
  /** True from the moment on at which it began. */
  isDraining(): boolean;
  /** Asks every caller, with each answer from now on, to come by another connection next time. Use it before all routes. */
  letGo: RequestHandler;
  /** Begins, and ends after the given time; a second call waits for the first. */
  drain(): Promise<void>;
}

/**
 * A server that only closes would cut off whoever sends a request over a kept connection at that very moment. One that drains first is not ready, so that
 * balancers send new connections elsewhere, and answers as ever meanwhile, with `connection: close`. After longer than clients keep idle connections
 * (Node's own four seconds) nobody is left to be cut off.
 */
export function draining(drainMs: number): Draining {
  let over: Promise<void> | undefined;
  return {
    isDraining: () => over !== undefined,
    letGo: (_request, response, next) => {
      if (over) response.setHeader("connection", "close");
      next();
    },
    drain: () => (over ??= drainMs > 0 ? delay(drainMs) : Promise.resolve()),
  };
}
