import { lstatSync, statSync } from "node:fs";
import { dirname } from "node:path";

/** The user and group under which a server runs; null: as ourselves. */
export type ServerUser = { uid: number; gid: number } | null;

const NOBODY = { uid: 65534, gid: 65534 };

/** Who must run PostgreSQL on this data folder. It refuses root, so for root: the owner of the folder, or nobody (65534) when root owns it or it is not there yet. For anyone else: themselves. */
export function serverUserFor(dataDir: string): ServerUser {
  if (process.getuid?.() !== 0) return null;
  const found = statSync(dataDir, { throwIfNoEntry: false });
  return found && found.uid !== 0 ? { uid: found.uid, gid: found.gid } : NOBODY;
}

/** True when the user may walk down to `path`: each folder above it lets them through, its own permissions not looked at. The path must be real, without links. */
export function isReachable(path: string, user: ServerUser): boolean {
  if (!user) return true;
  for (let folder = dirname(path); ; folder = dirname(folder)) {
    if (!mayEnter(folder, user)) return false;
    if (folder === dirname(folder)) return true;
  }
}

function mayEnter(folder: string, user: NonNullable<ServerUser>): boolean {
  const { mode, uid, gid } = lstatSync(folder);
  if (uid === user.uid) return (mode & 0o100) !== 0;
  if (gid === user.gid) return (mode & 0o010) !== 0;
  return (mode & 0o001) !== 0;
}
