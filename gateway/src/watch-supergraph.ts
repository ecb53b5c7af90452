import { watch } from "node:fs";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { startLoop, type Log, type Running } from "@redial/platform";

export interface WatchedSupergraph {
  file: string;
  /** What the file held when it was last read. */
  served: string;
  log: Log;
  /** Serves another supergraph from now on; throws when that cannot be served, and leaves the one before. */
  update(supergraphSdl: string): void;
}

/** How often the file is read when nothing tells of a change: mounted folders do not always tell. */
const LOOK_EVERY_MS = 5_000;

/**
 * Keeps serving what the file holds, within moments of a change and five seconds at most. A text that cannot be served is refused with a line in the
 * log, once, and the supergraph before it stays, as it does while the file is gone. Writing the file by rename keeps halves of it from being tried.
 */
export function watchSupergraph({ file, served, log, update }: WatchedSupergraph): Running {
  let tried = served;
  const loop = startLoop({
    name: "reading of the supergraph",
    everyMs: LOOK_EVERY_MS,
    log,
    round: async () => {
      const text = await readFile(file, "utf8");
      if (text === tried) return false;
      tried = text;
      try {
        update(text);
        log.info("another supergraph is served", { file });
      } catch (error) {
        log.error("a supergraph was refused, the one before stays", { file, error });
      }
      return false;
    },
  });
  // The folder, for a rename leaves a watched file behind. Any name in it may mean the file: some mounts swap a link to its folder instead.
  const watcher = watch(path.dirname(file), { persistent: false }, () => loop.wake());
  watcher.on("error", (error) => log.warn("changes of the supergraph are no longer told, only looked for", { file, error }));
  return {
    async stop() {
      watcher.close();
      await loop.stop();
    },
  };
}
