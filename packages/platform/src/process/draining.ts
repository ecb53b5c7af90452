import { setTimeout as delay } from "node:timers/promises";
import type { RequestHandler } from "express";

/** How a server lets go of its callers before it stops. */
export interface Draining {
  /** True from the moment on at which it began. */
  isDraining(): boolean;
  /** Tells callers with each answer how long they may keep the connection: for `TOLD_IDLE_SECONDS`, and once it drains not at all. Use it before all routes. */
  letGo: RequestHandler;
  /** Begins, and ends after the given time; a second call waits for the first. */
  drain(): Promise<void>;
}

/** How long callers are told that an idle connection is kept. */
const TOLD_IDLE_SECONDS = 4;

/** How long one really is, for `keepAliveTimeout`: a request that is sent just before a caller's own time is up must not meet a connection that is being closed. */
export const KEPT_IDLE_MS = 15_000;

/**
 * A server that only closes would cut off whoever sends a request over a kept connection at that very moment. One that drains first is not ready, so that
 * balancers send new connections elsewhere, and answers as ever meanwhile, with `connection: close`. After longer than callers were told to
 * keep idle connections nobody is left to be cut off.
 */
export function draining(drainMs: number): Draining {
  let over: Promise<void> | undefined;
  return {
    isDraining: () => over !== undefined,
    letGo: (_request, response, next) => {
      if (over) response.setHeader("connection", "close");
      else response.setHeader("keep-alive", `timeout=${TOLD_IDLE_SECONDS}`);
      next();
    },
    drain: () => (over ??= drainMs > 0 ? delay(drainMs) : Promise.resolve()),
  };
}
