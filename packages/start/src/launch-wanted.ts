import { readFileSync } from "node:fs";
import { join } from "node:path";
import { isErrno, replaceFile } from "@redial/embedded";
import { launchPrepared, prepareProgram, type LaunchWish } from "./launch-program";
import type { ImportAnswer, RedialClient } from "./redial-client";

/** A program that was launched, now or at an earlier start. */
export interface WantedProgram {
  name: string;
  programId: string;
  executionId: string;
  /** What became of the contacts' rows; null when an earlier start imported them. */
  imported: ImportAnswer | null;
}

/** Launches what is wanted. A restart on the same data finds what was launched before, and launches nothing twice. */
export async function launchWanted(client: RedialClient, wishes: readonly LaunchWish[], dataDir: string): Promise<WantedProgram[]> {
  const file = join(dataDir, "programs.json");
  const kept = readKept(file);
  const launched: WantedProgram[] = [];
  for (const wish of wishes) {
    const known = kept[wish.idempotencyKey];
    const { programId, imported } = known === undefined ? await prepareProgram(client, wish) : { programId: known, imported: null };
    // Noted before the launch, so that a start that was cut short launches this very program next time.
    if (known === undefined) replaceFile(file, JSON.stringify(Object.assign(kept, { [wish.idempotencyKey]: programId }), null, 2));
    launched.push({ name: wish.name, programId, imported, executionId: await launchPrepared(client, programId, wish) });
  }
  return launched;
}

/** The programs that earlier starts made, by the idempotency keys of their launches. */
function readKept(file: string): Record<string, string> {
  try {
    return JSON.parse(readFileSync(file, "utf8")) as Record<string, string>;
  } catch (error) {
    if (isErrno(error, "ENOENT")) return {};
    throw error;
  }
}
