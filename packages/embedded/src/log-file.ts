import { closeSync, fstatSync, mkdirSync, openSync, readSync, renameSync, statSync } from "node:fs";
import { dirname } from "node:path";

const ROTATE_AT_BYTES = 50 * 1024 * 1024;

/** Opens a log for appending (0600), its folder made when missing. One that has grown past 50 MB becomes `<file>.1` first, the older `.1` is dropped. Close the handle yourself. */
export function openLog(file: string): number {
  mkdirSync(dirname(file), { recursive: true });
  if (sizeOf(file) > ROTATE_AT_BYTES) renameSync(file, `${file}.1`);
  return openSync(file, "a", 0o600);
}

/** Bytes in the file, 0 when there is none. */
export function sizeOf(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.size ?? 0;
}

/** What was appended since the file had `offset` bytes, the last 16 KB of it at most. */
export function readSince(file: string, offset: number): string {
  const handle = openSync(file, "r");
  try {
    const { size } = fstatSync(handle);
    const from = Math.max(Math.min(offset, size), size - 16_384);
    const buffer = Buffer.alloc(size - from);
    return buffer.toString("utf8", 0, readSync(handle, buffer, 0, buffer.length, from));
  } finally {
    closeSync(handle);
  }
}

/** The last lines that were appended since the file had `offset` bytes, empty ones left out. */
export function lastLines(file: string, offset: number, count = 12): string {
  return readSince(file, offset).split("\n").filter((line) => line.trim()).slice(-count).join("\n");
}
