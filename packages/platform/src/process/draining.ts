import type { Server } from "node:http";
import type { Socket } from "node:net";
import { setImmediate as nextTurn, setTimeout as delay } from "node:timers/promises";
import type { RequestHandler } from "express";

/** How a server lets go of its callers before it stops. */
export interface Draining {
  /** True from the moment on at which it began. */
  isDraining(): boolean;
  /** Tells callers with each answer how long they may keep the connection: for `TOLD_IDLE_SECONDS`, and once it drains not at all. Use it before all routes. */
  letGo: RequestHandler;
  /**
   * Begins, and ends after the given time, or up to `LATE_MS` later when connections are left that a request may still come over; a second call waits for
   * the first.
   */
  drain(): Promise<void>;
}

/** How long callers are told that an idle connection is kept. */
const TOLD_IDLE_SECONDS = 4;

/** How long one really is, for `keepAliveTimeout`: a request that is sent just before a caller's own time is up must not meet a connection that is being closed. */
export const KEPT_IDLE_MS = 15_000;

/** How much longer than the given time draining takes while callers are late to close what they were told to. */
const LATE_MS = 3_000;
const LOOK_EVERY_MS = 50;

/**
 * A server that only closes would cut off whoever sends a request over a kept connection at that very moment: who is cut off without an answer cannot know
 * whether a change was made. One that drains first is not ready, so that balancers send new connections elsewhere, and answers as ever meanwhile, with
 * `connection: close`. After longer than callers were told to keep idle connections nobody is left to be cut off; should somebody be, it waits a little for
 * him to close, or to ask and be told.
 */
export function draining(http: Server, drainMs: number): Draining {
  const idle = new Set<Socket>();
  let over: Promise<void> | undefined;
  http.on("connection", (socket: Socket) => {
    idle.add(socket);
    socket.once("close", () => idle.delete(socket));
  });
  // What was upgraded has its own way of saying goodbye.
  http.on("upgrade", ({ socket }) => idle.delete(socket));
  http.on("request", ({ socket }, response) => {
    idle.delete(socket);
    response.once("close", () => !socket.destroyed && idle.add(socket));
  });
  const untilNobodyIsLeft = async () => {
    await delay(drainMs);
    const latestAt = performance.now() + LATE_MS;
    while (idle.size > 0 && performance.now() < latestAt) await delay(LOOK_EVERY_MS);
    // A process that hardly got to run finds its time over before it has read what came meanwhile.
    await nextTurn();
  };
  return {
    isDraining: () => over !== undefined,
    letGo: (_request, response, next) => {
      // Said when the answer leaves, not when the request came: the answer to a slow one may leave a server that drains by now.
      const writeHead = response.writeHead.bind(response);
      response.writeHead = ((...head: Parameters<typeof writeHead>) => {
        if (over) response.setHeader("connection", "close");
        else if (!response.hasHeader("connection")) response.setHeader("keep-alive", `timeout=${TOLD_IDLE_SECONDS}`);
        return writeHead(...head);
      }) as typeof writeHead;
      next();
    },
    drain: () => (over ??= drainMs > 0 ? untilNobodyIsLeft() : Promise.resolve()),
  };
}
