import { MINUTE_MS, WEEKDAYS } from "@redial/kernel";
import type { PauseReason } from "../../domain/reason";
import { compare, type Difference } from "./difference";
import type { ExaminedWorld } from "./examined-world";
import { isInHours, isOnHoliday } from "./calling-closing";
import { NEAR_MS, type World } from "./oracle-world";
import { wallClock } from "./wall-clock";
import { covers } from "./week-closing";

const DAY = 1_440;
/** The weekday of 1970-01-01, counted from Monday. */
const THURSDAY = 3;

/** Open hours at one instant: whether it is paused, the next open and the next paused instant, and whether the reasons are true. */
export function checkHours({ place, openHours, oracle }: ExaminedWorld, at: number): Difference | null {
  const openAt = oracle.nextOpen(at);
  const answer = openHours.nextOpen(at);
  return (
    compare("is it paused", openHours.isPaused(at), oracle.isClosed(at)) ??
    compare("next open instant", openHours.nextOpenInstant(at), openAt) ??
    compare("next open instant with reasons", answer.kind === "open" ? answer.at : null, openAt) ??
    compareNextPause(openHours.nextPauseAt(at), oracle.nextClosed(at, at + NEAR_MS), at) ??
    (answer.kind === "open" ? checkReasons(place.called, answer.because, at, answer.at) : null)
  );
}

/** The oracle looks only so far for the next pause; what the scheduler finds behind that is not contradicted. */
function compareNextPause(found: number | null, expected: number | null, at: number): Difference | null {
  if (expected === null && (found ?? Infinity) >= at + NEAR_MS) return null;
  return compare("next pause", found, expected);
}

/** Reasons lead from the instant asked to the answer without a break, and each names a window in which its clock then stood, or hours in which it did not. */
function checkReasons(called: World["called"], because: readonly PauseReason[], from: number, to: number): Difference | null {
  let at = from;
  for (const reason of because) {
    const wrong = compare("where a reason begins", reason.fromAt, at) ?? compare("whether a reason leads on", reason.at > at, true) ?? checkWindow(reason) ?? checkCalled(called, reason);
    if (wrong) return wrong;
    at = reason.at;
  }
  return compare("where the reasons end", at, to);
}

function checkCalled(called: World["called"], reason: PauseReason): Difference | null {
  if (reason.rule !== "calling_hours" && reason.rule !== "holiday") return null;
  const local = wallClock(reason.zone).minuteIn(Math.floor(reason.fromAt / MINUTE_MS));
  const isTrue = called !== null && called.zones.includes(reason.zone) && (reason.rule === "holiday" ? isOnHoliday(called.pack, local) : !isInHours(called.pack, local));
  const name = reason.rule === "holiday" ? called?.pack.holidays?.get(Math.floor(local / DAY)) : undefined;
  return (
    compare("whether its hours or holiday keep it closed", isTrue, true) ??
    compare("its pack", reason.pack, called?.pack.id) ??
    (reason.rule === "holiday" && name !== undefined ? compare("its holiday", reason.name, name) : null) ??
    compare("its wall clock", reason.localTime.slice(0, 16), new Date(local * MINUTE_MS).toISOString().slice(0, 16))
  );
}

function checkWindow(reason: PauseReason): Difference | null {
  const at = reason.fromAt;
  if (reason.rule === "one_off_window") return compare("whether its one-off window is on", reason.startsAt <= at && at < reason.endsAt, true);
  if (reason.rule !== "pause_window") return null;
  const local = wallClock(reason.zone).minuteIn(Math.floor(at / MINUTE_MS));
  const weekday = (Math.floor(local / DAY) + THURSDAY) % 7;
  const daysInto = (weekday - WEEKDAYS.indexOf(reason.weekday) + 7) % 7;
  return (
    compare("its wall clock", reason.localTime.slice(0, 16), new Date(local * MINUTE_MS).toISOString().slice(0, 16)) ??
    compare("whether its window is on", covers(reason.window, daysInto * DAY + (local % DAY)), true)
  );
}
