import { randomBytes } from "node:crypto";
import { existsSync, renameSync, rmSync } from "node:fs";
import { isErrno } from "./errno";

/**
 * Answers `target` once it is there: as it is, or filled by `fill` beside it and then renamed, so that it is whole or missing whatever breaks off. Of several
 * that fill it at once the first wins, and their folders are taken to be alike. Rethrows what `fill` throws.
 */
export async function fillFolder(target: string, fill: (draft: string) => void | Promise<void>): Promise<string> {
  if (existsSync(target)) return target;
  const draft = `${target}.${process.pid}.${randomBytes(4).toString("hex")}`;
  try {
    await fill(draft);
    renameSync(draft, target);
  } catch (error) {
    if (!isErrno(error, "EEXIST", "ENOTEMPTY")) throw error;
  } finally {
    rmSync(draft, { recursive: true, force: true });
  }
  return target;
}
