import { execFile } from "node:child_process";
import { chmodSync, chownSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, realpathSync, renameSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { promisify } from "node:util";
import type { PostgresBinaries } from "./postgres-binaries";
import { OWNER_ROLE, SERVER_ENV } from "./postgres-settings";
import { isReachable, type ServerUser } from "./server-user";

const MAJOR = "18";
const ROOM_FOR_HIDDEN = "/var/lib/redial";

/** The real path of the folder that PostgreSQL is to use for `dataDir`. When its user cannot walk down to it (a checkout below /root, say), that is a folder in /var/lib/redial, and `dataDir` becomes a link to it. Its parent exists afterwards. */
export function placeDataDir(dataDir: string, user: ServerUser): string {
  mkdirSync(dirname(dataDir), { recursive: true });
  if (existsSync(dataDir)) return realpathSync(dataDir);
  const wanted = join(realpathSync(dirname(dataDir)), basename(dataDir));
  if (isReachable(wanted, user)) return wanted;
  mkdirSync(ROOM_FOR_HIDDEN, { recursive: true, mode: 0o711 });
  const room = mkdtempSync(join(ROOM_FOR_HIDDEN, "postgres-"));
  chmodSync(room, 0o711);
  const hidden = join(room, "data");
  mkdirSync(hidden, { mode: 0o700 });
  rmSync(wanted, { force: true });
  symlinkSync(hidden, wanted);
  return hidden;
}

/** Makes an empty cluster in `dataDir` unless there is one: whole or not at all, whatever interrupts it. Throws when the folder holds something else, or another major version. */
export async function ensureCluster(dataDir: string, binaries: PostgresBinaries, user: ServerUser, password: string, durable: boolean): Promise<void> {
  const versionFile = join(dataDir, "PG_VERSION");
  if (existsSync(versionFile)) return checkVersion(dataDir, readFileSync(versionFile, "utf8").trim());
  if (existsSync(dataDir) && readdirSync(dataDir).length > 0) throw new Error(`${dataDir} is not empty and holds no PostgreSQL. Give an empty folder, or one that does not exist.`);
  const parent = dirname(dataDir);
  const prefix = `${basename(dataDir)}.new-`;
  for (const left of readdirSync(parent)) if (left.startsWith(prefix)) rmSync(join(parent, left), { recursive: true });
  const draft = mkdtempSync(join(parent, prefix));
  try {
    giveTo(draft, user);
    const passwordFile = join(draft, "password");
    writeFileSync(passwordFile, password, { mode: 0o600 });
    giveTo(passwordFile, user);
    await runInitdb(binaries.initdb, join(draft, "data"), passwordFile, user, durable);
    renameSync(join(draft, "data"), dataDir);
  } finally {
    rmSync(draft, { recursive: true, force: true });
  }
}

/** Code-point order and Unicode case from PostgreSQL itself: the same on every machine, whatever locales it has. */
const LOCALE = ["--encoding=UTF8", "--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"];

async function runInitdb(initdb: string, dataDir: string, passwordFile: string, user: ServerUser, durable: boolean): Promise<void> {
  const words = ["-D", dataDir, "-U", OWNER_ROLE, "--auth=scram-sha-256", `--pwfile=${passwordFile}`, ...LOCALE, ...(durable ? [] : ["--no-sync"])];
  try {
    await promisify(execFile)(initdb, words, { env: SERVER_ENV, cwd: dirname(dataDir), ...user });
  } catch (error) {
    const said = typeof error === "object" && error !== null && "stderr" in error ? String(error.stderr) : "";
    throw new Error(`PostgreSQL could not make its data folder.\n${said || String(error)}`, { cause: error });
  }
}

function checkVersion(dataDir: string, version: string): void {
  if (version === MAJOR) return;
  throw new Error(`${dataDir} was made by PostgreSQL ${version}, this is ${MAJOR}. Dump it with the older release of Redial and restore the dump into a new folder.`);
}

function giveTo(path: string, user: ServerUser): void {
  if (user) chownSync(path, user.uid, user.gid);
}
