import { homedir } from "node:os";
import { join } from "node:path";

/** Where this user keeps what can be fetched or made again: `$XDG_CACHE_HOME/redial`, else `~/.cache/redial`. It need not exist yet. */
export function userCacheDir(env: Readonly<Record<string, string | undefined>> = process.env): string {
  return join(env.XDG_CACHE_HOME || join(homedir(), ".cache"), "redial");
}
