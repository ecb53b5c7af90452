import { randomUUID } from "node:crypto";
import { open, unlink } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Readable } from "node:stream";

/** Text that grows on disk instead of in memory. */
export interface SpooledText {
  /** Keeps a piece. One after the other: the next when this one has answered. */
  write(text: string): Promise<void>;
  /** All that was written, from the beginning; asked for once, at the end. */
  read(): Promise<Readable>;
  /** Lets go of it, read or not. */
  discard(): Promise<void>;
}

const FLUSH_LETTERS = 65_536;

/** Opens a place for text that outgrows memory: a file that only this process can read and that no crash leaves behind, for it has no name. */
export async function spoolText(): Promise<SpooledText> {
  const path = join(tmpdir(), `redial-${randomUUID()}`);
  const file = await open(path, "wx+", 0o600);
  await unlink(path);
  let waiting = "";
  let reader: Readable | undefined;
  const flush = async () => {
    await file.writeFile(waiting);
    waiting = "";
  };
  return {
    async write(text) {
      waiting += text;
      if (waiting.length >= FLUSH_LETTERS) await flush();
    },
    async read() {
      await flush();
      reader = file.createReadStream({ start: 0 });
      return reader;
    },
    async discard() {
      if (reader) reader.destroy();
      else await file.close();
    },
  };
}
