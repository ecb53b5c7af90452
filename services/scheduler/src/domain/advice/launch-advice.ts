import type { Instant } from "@redial/kernel";
import { localTimeAt } from "../local-time";
import { planFirstAttempt, type FirstAttemptPlan } from "../plan-first-attempt";
import { reasonSentence } from "../reason-sentence";
import { isKnownZone, zoneOffsets } from "../zone-offsets";
import { ADVICE_WEIGHTS, type Advice, type AdviceWeight } from "./advice";
import type { AudienceGroup, LaunchAdvice } from "./advised-launch";
import type { AdvisedProgram } from "./advised-program";
import { adviseOnMeasuring } from "./measure-advice";
import { adviseOnRegions } from "./region-advice";

/** What a launch would make of its audience before anybody is called; contacts that are in no group are in `contactsUnseen`, and the four add up to `contacts`. */
export interface LaunchOutlook {
  readonly contacts: number;
  readonly contactsCalled: number;
  readonly contactsHeld: number;
  readonly contactsSkipped: number;
  readonly contactsUnseen: number;
  /** What cannot work first. */
  readonly advice: readonly LaunchAdvice[];
}

type Skip = Extract<FirstAttemptPlan, { kind: "skip" }>;

/** Plans the first attempt of every group of an audience of `size` as a launch at `now` would, and counts who would be called, held and skipped, and why. */
export function adviseOnLaunch(program: AdvisedProgram, groups: readonly AudienceGroup[], { now, size }: { now: Instant; size: number }): LaunchOutlook {
  const { startAt, stopAt, timeZone } = program;
  const skipped = new Map<string, { contacts: number; plan: Skip; zone: string }>();
  let contactsHeld = 0;
  let contactsDue = 0;
  const seen = { all: 0, suppressed: 0 };
  for (const { contacts, openHours, numbersSeen = 0, suppressedUntil = [] } of groups) {
    const plan = openHours && planFirstAttempt({ now, startAt, openHours, stopAt });
    if (!plan) contactsHeld += contacts;
    else if (plan.kind === "due") {
      contactsDue += contacts;
      seen.all += numbersSeen;
      seen.suppressed += suppressedUntil.filter((until) => until > plan.dueAt).length;
    } else {
      const known = skipped.get(plan.reason);
      skipped.set(plan.reason, { plan, zone: openHours.zones[0], ...known, contacts: contacts + (known?.contacts ?? 0) });
    }
  }
  const contactsSuppressed = seen.all === 0 ? 0 : Math.round((contactsDue * seen.suppressed) / seen.all);
  const contactsCalled = contactsDue - contactsSuppressed;
  const contactsSkipped = [...skipped.values()].reduce((sum, { contacts }) => sum + contacts, contactsSuppressed);
  const found: LaunchAdvice[] = [];
  const add = (code: LaunchAdvice["code"], weight: AdviceWeight, contacts: number, message: string, path: Advice["path"]) => {
    found.push({ code, weight, contacts, message, path });
  };
  if (size === 0) add("AUDIENCE_EMPTY", "cannot_work", 0, "The audience has nobody to call: add contacts before the launch.", ["audienceId"]);
  for (const { contacts, plan, zone } of skipped.values()) {
    const because = plan.because.map((reason) => reasonSentence(reason, zone)).join(" ");
    add("CONTACTS_SKIPPED", "cannot_work", contacts, `${contacts} of ${size} contacts would be skipped. ${because}`, [plan.reason === "stopped" ? "stopAt" : "pauseWindows"]);
  }
  const about = seen.all === contactsDue ? "" : "About ";
  const suppressed = `${about}${contactsSuppressed} of ${size} contacts would be skipped: their numbers are suppressed and must not be called${about ? ` (${seen.all} numbers were looked at)` : ""}.`;
  if (contactsSuppressed > 0) add("CONTACTS_SUPPRESSED", "hint", contactsSuppressed, suppressed, ["audienceId"]);
  const unknown = `${contactsHeld} of ${size} contacts would be held: neither they nor their numbers say in which time zone they are, and nobody is called by a guess. Give them a timeZone.`;
  if (contactsHeld > 0) add("CONTACTS_HELD", "mistake", contactsHeld, unknown, [program.timeZoneMode === "contact" ? "timeZoneMode" : "callingHours"]);
  const elsewhere = program.timeZoneMode === "program" ? groups.filter(({ zones }) => isElsewhere(zones, timeZone, startAt ?? now)).reduce((sum, { contacts }) => sum + contacts, 0) : 0;
  const oneZone = `${elsewhere} of ${size} contacts live where the clock differs from that of ${timeZone}, by which all are called: set timeZoneMode to contact, so that each is called by their own clock.`;
  if (elsewhere > 0) add("ONE_ZONE_FOR_MANY", "mistake", elsewhere, oneZone, ["timeZoneMode"]);
  found.push(...adviseOnRegions(program, groups, { now, size }), ...adviseOnMeasuring(groups, contactsCalled));
  const contactsUnseen = size - contactsCalled - contactsHeld - contactsSkipped;
  const advice = found.sort((a, b) => ADVICE_WEIGHTS.indexOf(a.weight) - ADVICE_WEIGHTS.indexOf(b.weight));
  return { contacts: size, contactsCalled, contactsHeld, contactsSkipped, contactsUnseen, advice };
}

/** Whether the clock differs in every zone where they may live; not so where nothing is known. */
function isElsewhere(zones: readonly string[], programZone: string, at: Instant): boolean {
  const known = zones.filter(isKnownZone);
  const local = localTimeAt(zoneOffsets(programZone), at);
  return known.length > 0 && known.every((zone) => localTimeAt(zoneOffsets(zone), at) !== local);
}
