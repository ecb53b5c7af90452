import { execFile } from "node:child_process";
import { mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { CHECKOUT } from "@redial/start";
import { TOUR_ADDRESS, masked, type TourStep } from "./tour-page";

const BETWEEN = "--- the next command ---";
const MOST_BYTES = 10_000_000;

/**
 * Runs the commands of the tour in one shell, as its reader would, against the gateway at `gatewayUrl`, and answers what each printed, without ids. They run in `folder`,
 * where the files that they write stay. The first command that fails ends it, with an error that says which and why.
 */
export async function runTour(steps: readonly TourStep[], { gatewayUrl, key, folder }: { gatewayUrl: string; key: string; folder: string }): Promise<string[]> {
  symlinkSync(join(CHECKOUT, "packages"), join(folder, "packages"), "dir");
  mkdirSync(join(folder, ".redial"));
  writeFileSync(join(folder, ".redial/first-key"), key);
  const script = steps.map(({ command }) => `${command.replaceAll(TOUR_ADDRESS, gatewayUrl)}echo '${BETWEEN}'\n`).join("");
  try {
    const { stdout } = await promisify(execFile)("sh", ["-euc", script], { cwd: folder, env: { ...process.env, INIT_CWD: undefined }, maxBuffer: MOST_BYTES });
    return outputsOf(stdout);
  } catch (error) {
    const { stdout = "", stderr = "" } = error as { stdout?: string; stderr?: string };
    const failed = steps[outputsOf(stdout).length];
    throw new Error(`A command of the tour failed:\n${failed?.command ?? ""}\n${stderr}`);
  }
}

function outputsOf(stdout: string): string[] {
  return stdout.split(`${BETWEEN}\n`).slice(0, -1).map(masked);
}
