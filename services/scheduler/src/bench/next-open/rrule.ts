import { IANAZone } from "luxon";
import { RRule } from "rrule";
import { versionOf, type Contender } from "./contender";
import { OPEN_HOURS } from "./office-week";

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;
const WORKDAYS = [RRule.MO, RRule.TU, RRule.WE, RRule.TH, RRule.FR];

/**
 * rrule, with the starts of the open hours as its rule, on local times: Luxon knows the zone, for the rule's own `tzid` takes tens of milliseconds. A rule
 * is walked through from its start, so there is one for each local day, kept.
 */
export const rrule: Contender = {
  name: "rrule, luxon",
  version: `${versionOf("rrule")}, ${versionOf("luxon")}`,
  compile(zoneName) {
    const zone = IANAZone.create(zoneName);
    const rules = new Map<number, RRule>();
    const ruleFrom = (day: number): RRule => {
      const rule = rules.get(day) ?? new RRule({ freq: RRule.DAILY, dtstart: new Date(day * DAY_MS), byweekday: WORKDAYS, byhour: [...OPEN_HOURS], byminute: [0], bysecond: [0] }, true);
      rules.set(day, rule);
      return rule;
    };
    return (from) => {
      const local = from + zone.offset(from) * MINUTE_MS;
      // The open hour after the start of the one that it is now is this hour itself, if that is open.
      const hour = Math.floor(local / HOUR_MS) * HOUR_MS;
      const next = ruleFrom(Math.floor(local / DAY_MS)).after(new Date(hour), true)?.getTime() ?? NaN;
      if (next === hour) return from;
      const guess = next - zone.offset(from) * MINUTE_MS;
      return next - zone.offset(guess) * MINUTE_MS;
    };
  },
};
