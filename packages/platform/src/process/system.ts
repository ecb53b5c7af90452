import { randomBytes } from "node:crypto";
import type { Clock, Ids } from "@redial/kernel";

/** The machine's wall clock. */
export const systemClock: Clock = { now: () => Date.now() };

/** UUIDs of version 7 (RFC 9562): rising in the order they were asked for within one process, so that rows made together lie together. */
export function systemIds(clock: Clock = systemClock): Ids {
  let lastMs = 0;
  let counter = 0;
  let pool = Buffer.alloc(0);
  let used = 0;
  const random = (): string => {
    if (used + 8 > pool.length) {
      pool = randomBytes(4_096);
      used = 0;
    }
    used += 8;
    return pool.toString("hex", used - 8, used);
  };
  return {
    next() {
      const now = clock.now();
      if (now > lastMs) {
        lastMs = now;
        counter = 0;
      } else if (++counter > 0xfff) {
        lastMs += 1;
        counter = 0;
      }
      const time = lastMs.toString(16).padStart(12, "0");
      const tail = random();
      const variant = ((parseInt(tail[0] ?? "0", 16) & 0x3) | 0x8).toString(16);
      return `${time.slice(0, 8)}-${time.slice(8)}-7${counter.toString(16).padStart(3, "0")}-${variant}${tail.slice(1, 4)}-${tail.slice(4)}`;
    },
  };
}
