import { existsSync, realpathSync, rmSync } from "node:fs";
import { join } from "node:path";
import { clearStaleRun } from "@redial/embedded";

const RUN_FILES = ["run.json", "postgres.run.json", "kafka.run.json"];

/** Removes all that a data folder holds, after ending what a killed run left in it. Rejects with `ALREADY_RUNNING` while the folder is in use. PostgreSQL's own folder may lie elsewhere, behind a link; it goes too. */
export async function resetData(dataDir: string): Promise<void> {
  for (const file of RUN_FILES) await clearStaleRun(join(dataDir, file), `The data folder ${dataDir}`);
  const postgres = join(dataDir, "postgres");
  if (existsSync(postgres)) rmSync(realpathSync(postgres), { recursive: true, force: true });
  rmSync(dataDir, { recursive: true, force: true });
}
