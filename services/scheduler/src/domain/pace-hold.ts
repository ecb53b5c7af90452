import type { Instant } from "@redial/kernel";
import { roomsUnder, type Pace } from "./pace-limit";
import { burstOf } from "./pacing";

/** Whose limit it is: the execution's own, or that of all calls of its organization or its carrier. */
export type PaceScope = "execution" | "organization" | "carrier";

/** A limit that an execution stands under, with how many calls are up under it. */
export interface PaceOver extends Pace {
  readonly scope: PaceScope;
  readonly callsUp: number;
}

/** The limit that due jobs wait for: of whom, which setting, and its number. */
export interface PaceHold {
  readonly scope: PaceScope;
  readonly setting: "maxConcurrentCalls" | "callsPerSecond";
  readonly most: number;
}

/**
 * The narrowest of the limits of an execution at `now`, by the room that a claim finds under them (`roomsUnder`); of equals the first. Null when all leave
 * room and none has been used up lately: a rate from which nothing was taken holds nobody back.
 */
export function findPaceHold(limits: readonly PaceOver[], now: Instant): PaceHold | null {
  const sides = limits.flatMap((limit) => {
    const { scope, callsUp, maxConcurrentCalls, callsPerSecond } = limit;
    const room = roomsUnder(limit, callsUp, now);
    return [
      { scope, setting: "maxConcurrentCalls" as const, most: maxConcurrentCalls ?? Infinity, room: room.maxConcurrentCalls, holdsBelow: 1 },
      { scope, setting: "callsPerSecond" as const, most: callsPerSecond ?? Infinity, room: room.callsPerSecond, holdsBelow: Math.floor(burstOf(callsPerSecond ?? 0)) },
    ];
  });
  const [narrowest] = sides.filter(({ room, holdsBelow }) => room < Math.max(1, holdsBelow)).sort((a, b) => a.room - b.room);
  return narrowest ? { scope: narrowest.scope, setting: narrowest.setting, most: narrowest.most } : null;
}
