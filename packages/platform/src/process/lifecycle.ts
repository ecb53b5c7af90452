import { Rejection } from "@redial/kernel";
import type { Log } from "./log";

/** Something that was started and must be stopped: stop takes no new work, finishes what it holds and lets go. */
export interface Running {
  stop(): Promise<void>;
  /** Says that it is no longer ready and goes on working, for as long as balancers need to send their callers elsewhere. Left out: it may stop at once. */
  drain?(): Promise<void>;
}

/** After draining. Shorter than the ten seconds after which supervisors and container hosts kill. */
const STOP_WITHIN_MS = 9_000;

/**
 * Runs a service until it is told to end: SIGTERM, SIGINT, or the loss of the supervisor that started it. Tells the supervisor when it is ready.
 * Told to end it drains, then stops; after an unforeseen error it stops at once. A clean stop exits 0; a failed start, a stop
 * that fails or takes more than nine seconds after draining, or an unforeseen error exits 1.
 */
export async function runService(log: Log, start: () => Promise<Running>): Promise<void> {
  let running: Running | undefined;
  let ending = false;
  const end = (why: string, code: number) => {
    if (ending) return;
    ending = true;
    log.info("stopping", { why });
    void stopWithin(running, code === 0).then(
      () => process.exit(code),
      (error: unknown) => {
        log.error("stop failed", { error });
        process.exit(1);
      },
    );
  };
  const stopWithin = async (started: Running | undefined, mayDrain: boolean) => {
    if (mayDrain) await started?.drain?.();
    setTimeout(() => {
      log.error("stop took too long", { withinMs: STOP_WITHIN_MS });
      process.exit(1);
    }, STOP_WITHIN_MS);
    await started?.stop();
  };
  // Whoever read our lines may be gone: a log that can't be written must not be one more error to log.
  process.stdout.on("error", () => undefined);
  process.on("SIGTERM", () => end("SIGTERM", 0));
  process.on("SIGINT", () => end("SIGINT", 0));
  process.on("disconnect", () => end("supervisor gone", 0));
  process.on("uncaughtException", (error) => {
    log.error("unforeseen error", { error });
    end("unforeseen error", 1);
  });
  process.on("unhandledRejection", (error) => {
    log.error("unhandled rejection", { error });
    end("unhandled rejection", 1);
  });
  try {
    running = await start();
    log.info("ready");
    process.send?.("ready");
  } catch (error) {
    log.error("could not start", error instanceof Rejection ? { code: error.code, reason: error.message } : { error });
    end("could not start", 1);
  }
}

/** One thing that stops the given ones in order, each even when an earlier one failed; before that, all of them that drain do so at once. */
export function stopInOrder(parts: readonly Running[]): Required<Running> {
  return {
    async drain() {
      await Promise.all(parts.map((part) => part.drain?.()));
    },
    async stop() {
      const failures: unknown[] = [];
      for (const part of parts) await part.stop().catch((error: unknown) => failures.push(error));
      if (failures.length > 0) throw failures[0];
    },
  };
}
