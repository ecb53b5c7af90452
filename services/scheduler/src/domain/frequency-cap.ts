import { DAY_MS, HOUR_MS, MINUTE_MS, type CoolDown, type CoolDownCause, type FrequencyCap, type Instant } from "@redial/kernel";
import { firstInstantFrom, localTimeAt, startOfDay } from "./local-time";
import type { LimitReason, LimitSource } from "./reason";
import { zoneOffsets } from "./zone-offsets";

/** A call to a number that counts, by whichever program. */
export interface PastCall {
  /** When it was requested or, as soon as that is known, when it began. */
  readonly at: Instant;
  /** Null while it may still be up. */
  readonly endedAt: Instant | null;
  /** What of it a cool-down may follow; null when nothing does. */
  readonly coolDown: CoolDownCause | null;
}

/** Rules that all hold, wherever they come from: the strictest wins. */
export interface FrequencyRules {
  readonly caps: readonly FrequencyCap[];
  readonly coolDowns: readonly CoolDown[];
  /** The packs that set some of them; those that are not named are the program's own. */
  readonly setBy?: ReadonlyMap<FrequencyCap | CoolDown, LimitSource>;
}

/** A number as its limits see it. */
export interface CalledNumber {
  /** In any order. What the rules may look at must be there: calls of the last `lookBackMs`. */
  readonly calls: readonly PastCall[];
  /** When the calls were looked up. */
  readonly seenAt: Instant;
  /** The zones in which days of the calendar are counted; a call must be allowed in all of them. */
  readonly zones: readonly string[];
}

/** What the calls to one number leave of its time. */
export interface NumberLimits {
  /** The least instant at or after `from` at which one more call breaks no rule, with the rules that moved it there, in order and none when nothing did. */
  nextAllowed(from: Instant): { at: Instant; because: readonly LimitReason[] };
}

/** A call that is up may turn into a talk or a refusal: as long as cool-downs apply, its number is looked at again after so long. */
const NUMBER_IN_USE_MS = MINUTE_MS;
/** A call without an end that is older is held to be over, so that a lost word holds up no one for ever. */
const LONGEST_CALL_MS = 4 * HOUR_MS;

type Rule = (from: Instant) => LimitReason | null;

/**
 * The limits of one number. A period is half-open: a call exactly `perHours` ago, or on the first day outside the calendar days, does not count any more.
 * Calls that lie after the instant asked for, as two clocks that differ make them, count for every period before them.
 */
export function numberLimits({ caps, coolDowns, setBy }: FrequencyRules, { calls, seenAt, zones }: CalledNumber): NumberLimits {
  if (calls.length === 0) return UNLIMITED;
  const sourceOf = (rule: FrequencyCap | CoolDown): LimitSource => setBy?.get(rule) ?? OWN;
  const rules: Rule[] = [
    ...caps.flatMap((cap) =>
      cap.calendar && cap.perDays !== undefined ? zones.map((zone) => calendarRule(cap, sourceOf(cap), cap.perDays ?? 1, calls, zone)) : rollingRule(cap, sourceOf(cap), calls),
    ),
    ...coolDowns.flatMap((coolDown) => calls.map((call) => coolDownRule(coolDown, sourceOf(coolDown), call))),
    ...(coolDowns.length > 0 ? [inUseRule(calls, seenAt)] : []),
  ];
  return {
    nextAllowed(from) {
      const because: LimitReason[] = [];
      for (let at = from; ; ) {
        const moves = rules.map((rule) => rule(at)).filter((reason) => reason !== null);
        const [strictest] = moves.sort((a, b) => b.at - a.at);
        if (!strictest) return { at, because };
        because.push(strictest);
        at = strictest.at;
      }
    },
  };
}

/** How far back, in milliseconds, the rules look at calls; 0 when there are no rules. */
export function lookBackMs({ caps, coolDowns }: FrequencyRules): number {
  // A day of the calendar lasts up to 25 hours, and a day more makes up for zones that skip one.
  const ofCaps = caps.map((cap) => (cap.calendar && cap.perDays !== undefined ? (cap.perDays + 2) * DAY_MS : periodMs(cap)));
  const ofCoolDowns = coolDowns.map(({ hours }) => hours * HOUR_MS + LONGEST_CALL_MS);
  return Math.max(0, ...ofCaps, ...ofCoolDowns);
}

const OWN: LimitSource = { pack: null };
const UNLIMITED: NumberLimits = { nextAllowed: (from) => ({ at: from, because: [] }) };

function periodMs({ perHours, perDays }: FrequencyCap): number {
  return perHours !== undefined ? perHours * HOUR_MS : (perDays ?? 0) * DAY_MS;
}

/** The `max`-th latest call must have left the period. */
function rollingRule(cap: FrequencyCap, source: LimitSource, calls: readonly PastCall[]): Rule {
  const times = calls.map(({ at }) => at).sort((a, b) => b - a);
  const freeAt = (times[cap.max - 1] ?? -Infinity) + periodMs(cap);
  return (from) => (freeAt > from ? { rule: "frequency_cap", cap, ...source, fromAt: from, at: freeAt } : null);
}

/** The day of the `max`-th latest call must have left the days, in the zone's calendar. */
function calendarRule(cap: FrequencyCap, source: LimitSource, perDays: number, calls: readonly PastCall[], zone: string): Rule {
  const offsets = zoneOffsets(zone);
  const days = calls.map(({ at }) => startOfDay(localTimeAt(offsets, at))).sort((a, b) => b - a);
  const day = days[cap.max - 1];
  if (day === undefined) return () => null;
  return (from) => {
    const at = firstInstantFrom(offsets, day + perDays * DAY_MS, from);
    return at > from ? { rule: "frequency_cap", cap, ...source, zone, fromAt: from, at } : null;
  };
}

function coolDownRule({ after, hours }: CoolDown, source: LimitSource, call: PastCall): Rule {
  if (call.coolDown !== after || call.endedAt === null) return () => null;
  const callEndedAt = call.endedAt;
  const freeAt = callEndedAt + hours * HOUR_MS;
  return (from) => (freeAt > from ? { rule: "cool_down", after, hours, ...source, callEndedAt, fromAt: from, at: freeAt } : null);
}

function inUseRule(calls: readonly PastCall[], seenAt: Instant): Rule {
  const isInUse = calls.some(({ at, endedAt }) => endedAt === null && at > seenAt - LONGEST_CALL_MS);
  const freeAt = seenAt + NUMBER_IN_USE_MS;
  return (from) => (isInUse && freeAt > from ? { rule: "number_in_use", fromAt: from, at: freeAt } : null);
}
