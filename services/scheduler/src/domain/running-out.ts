import { DAY_MS, type Instant } from "@redial/kernel";
import type { CallLimits } from "./allowed-instant";
import type { OpenHours } from "./open-hours";

/**
 * When the time runs out of a call that is due at `dueAt`, an open instant before `stopAt`: the end of the last open time before `stopAt` and, while it is
 * still ahead, before the end of the part of the day that its step names. Infinity when neither ends it. What its number's limits may yet take away is not
 * known beforehand and not looked at.
 */
export function timeRunsOutAt(dueAt: Instant, { openHours, stopAt }: Pick<CallLimits, "openHours" | "stopAt">, stepEndsAt: Instant | null = null): Instant {
  const endsAt = Math.min(stopAt ?? Infinity, stepEndsAt !== null && stepEndsAt > dueAt ? stepEndsAt : Infinity);
  return endsAt === Infinity ? Infinity : endOfLastOpenTime(openHours, dueAt, endsAt);
}

/** Open hours only tell what comes next, so the last day is read first, and ever longer stretches when nothing of it is open. `from` is open. */
function endOfLastOpenTime(openHours: OpenHours, from: Instant, before: Instant): Instant {
  for (let stretchMs = DAY_MS; ; stretchMs *= 2) {
    const found = endOfLastOpenTimeIn(openHours, Math.max(from, before - stretchMs), before);
    if (found !== null) return found;
    if (before - stretchMs <= from) throw new Error("a call is due at an instant that is not open");
  }
}

function endOfLastOpenTimeIn(openHours: OpenHours, from: Instant, before: Instant): Instant | null {
  let last: Instant | null = null;
  for (let at = from; ; ) {
    const openAt = openHours.nextOpenInstant(at);
    if (openAt === null || openAt >= before) return last;
    const pauseAt = openHours.nextPauseAt(openAt);
    if (pauseAt === null || pauseAt >= before) return before;
    last = at = pauseAt;
  }
}
