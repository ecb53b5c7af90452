import path from "node:path";
import { compareRelease, describeComparison, isReleasable } from "./compare-release";
import { nextRelease } from "./next-release";
import { readAllowed, readReleased, writeReleased } from "./release-files";
import { runCommand } from "./run-command";

const ROOT = path.join(__dirname, "..", "..", "..");

/** `npm run release`: makes the graph and the events of this checkout the ones that later changes are held to, when they may be released. */
async function makeRelease(): Promise<boolean> {
  const next = await nextRelease(ROOT);
  const comparison = await compareRelease(await readReleased(ROOT), next, await readAllowed(ROOT));
  console.log(describeComparison(comparison).join("\n"));
  if (!isReleasable(comparison)) return false;
  await writeReleased(ROOT, next);
  console.log("\nReleased; commit packages/release and deploy the services, then the supergraph.");
  return true;
}

if (require.main === module) runCommand("npm run release", makeRelease);
