import { Rejection } from "@redial/kernel";
import type { Log } from "./log";

/** Runs one piece of work as a process of its own and ends it: with 0 when it is done, with 1 and a line in the log that says why not. */
export async function runTask(log: Log, what: string, work: () => Promise<void>): Promise<void> {
  try {
    await work();
    log.info(`${what}: done`);
    process.exitCode = 0;
  } catch (error) {
    log.error(`${what}: failed`, error instanceof Rejection ? { code: error.code, reason: error.message } : { error });
    process.exitCode = 1;
  }
}
