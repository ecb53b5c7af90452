import type { Instant } from "@redial/kernel";
import type { PauseReason } from "./reason";

const MAX_REASONS = 10;

/** The chain of what keeps `[from, until)` closed, each from where the one before ends; at most ten, the last of which then stands for the rest. */
export function reasonsBetween(from: Instant, until: Instant, reasonOver: (at: Instant) => PauseReason | null): PauseReason[] {
  const reasons: PauseReason[] = [];
  for (let at = from; at < until; ) {
    const reason = reasonOver(at);
    if (!reason) break;
    at = reason.at;
    const last = reasons.at(-1);
    if (last && isSameWindow(last, reason)) reasons[reasons.length - 1] = { ...last, at };
    else if (reasons.length < MAX_REASONS) reasons.push(reason);
    else return [...reasons.slice(0, -1), { rule: "further_windows", fromAt: reasons.at(-1)!.fromAt, at: until }];
  }
  return reasons;
}

/** One window may be met twice in a row, where an offset ends within it. */
function isSameWindow(a: PauseReason, b: PauseReason): boolean {
  return a.rule === "pause_window" && b.rule === "pause_window" && a.window === b.window && a.weekday === b.weekday && a.zone === b.zone;
}
