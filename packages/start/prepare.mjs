// Makes a checkout ready to run: installs what package-lock.json names when that has changed, and builds what has changed. Needs nothing but Node.
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const checkout = join(dirname(fileURLToPath(import.meta.url)), "..", "..");
const lock = readFileSync(join(checkout, "package-lock.json"), "utf8");
const stamp = join(checkout, "node_modules", ".redial-installed");

if (Number(process.versions.node.split(".")[0]) < 20) fail(`Redial needs Node 20 or newer; this is ${process.version}.`);
if (!existsSync(stamp) || readFileSync(stamp, "utf8") !== lock) {
  console.log("Installing what package-lock.json names …");
  run(process.platform === "win32" ? "npm.cmd" : "npm", ["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]);
  writeFileSync(stamp, lock);
}
console.log("Building …");
run(process.execPath, [join(checkout, "node_modules", "turbo", "bin", "turbo"), "run", "build", "--output-logs=errors-only", "--log-order=grouped", "--ui=stream"]);

function run(command, args) {
  const { status, error } = spawnSync(command, args, { cwd: checkout, stdio: ["ignore", "inherit", "inherit"], env: { ...process.env, TURBO_TELEMETRY_DISABLED: "1" } });
  if (error) fail(`${command} could not be run: ${error.message}`);
  if (status !== 0) process.exit(status ?? 1);
}

function fail(sentence) {
  console.error(sentence);
  process.exit(1);
}
