import { numberLimits, type PastCall } from "../../domain/frequency-cap";
import { planFirstAttempt } from "../../domain/plan-first-attempt";
import { compare, type Difference } from "./difference";
import type { ExaminedWorld } from "./examined-world";
import { calendarClosing, coolDownClosing, rollingClosing } from "./limit-closing";
import { minuteSearch } from "./minute-search";
import { oracleClosings } from "./oracle-world";
import type { Question } from "./questions";

/** Windows and the limits of a number together: the first instant that all of them allow, whichever of them moves the call on how often. */
export function checkLimits({ place, openHours }: ExaminedWorld, { nowMs, caps, coolDowns, past }: Extract<Question, { kind: "limits" }>): Difference | null {
  const now = place.around + nowMs;
  const calls = past.map(({ agoMs, lastsMs, coolDown }): PastCall => ({ at: now - agoMs - lastsMs, endedAt: now - agoMs, coolDown }));
  const limits = numberLimits({ caps, coolDowns }, { calls, seenAt: now, zones: openHours.zones });
  const plan = planFirstAttempt({ now, startAt: null, openHours, numberLimits: limits, stopAt: null });

  const { byMinute, byInstant } = oracleClosings(place);
  const calendar = caps.filter((cap) => cap.calendar).flatMap((cap) => openHours.zones.map((zone) => calendarClosing(cap, calls, zone)));
  const rolling = caps.filter((cap) => !cap.calendar).map((cap) => rollingClosing(cap, calls));
  const search = minuteSearch([...byMinute, ...calendar], [...byInstant, ...rolling, ...coolDowns.map((coolDown) => coolDownClosing(coolDown, calls))]);
  return compare("first instant that windows and limits allow", plan.kind === "due" ? plan.dueAt : null, search.nextOpen(now));
}
