import type { Instant } from "@redial/kernel";
import type { Advice } from "./advice";
import { LAUNCH_ADVICE_CODES, type AudienceGroup, type LaunchAdvice, type LaunchAdviceCode } from "./advised-launch";
import type { AdvisedPlan } from "./advised-plan";
import type { AdvisedProgram } from "./advised-program";
import { adviseOnLimits } from "./limit-advice";
import { adviseOnRetryDates } from "./retry-date-advice";
import { planUnanswered, retriedOutcome } from "./unanswered-plan";

const CHECKS = [adviseOnRetryDates, adviseOnLimits];

/**
 * What the packs of the contacts' regions make of a program that leaves its calling hours to them: dates in hours that are closed there, and retries
 * that their caps and cool-downs hold back, each with the number of contacts that live by the pack. Advice on the program alone knows no region.
 */
export function adviseOnRegions(program: AdvisedProgram, groups: readonly AudienceGroup[], { now, size }: { now: Instant; size: number }): LaunchAdvice[] {
  if (program.callingHours !== "contact_region") return [];
  const places = new Map<unknown, AudienceGroup>();
  for (const group of groups) {
    const place = group.rules ?? group.openHours;
    places.set(place, { ...group, contacts: group.contacts + (places.get(place)?.contacts ?? 0) });
  }
  const found = new Map<string, { pack: string; advice: Omit<LaunchAdvice, "contacts">; contacts: number }>();
  for (const { openHours, rules, contacts, pack } of places.values()) {
    if (!openHours || !rules || !pack) continue;
    const plan = planUnanswered(program, { now, openHours, rules, outcome: retriedOutcome(program.retryStrategy) ?? "no_answer" });
    const advised: AdvisedPlan = { program, now, openHours, rules, plan };
    for (const advice of CHECKS.flatMap((check) => check(advised))) {
      if (!isOnLaunch(advice)) continue;
      const key = `${advice.code} ${advice.path.join(".")} ${pack}`;
      found.set(key, { pack, advice, contacts: contacts + (found.get(key)?.contacts ?? 0) });
    }
  }
  return [...found.values()].map(({ pack, advice, contacts }) => ({ ...advice, contacts, message: `For ${contacts} of ${size} contacts, by the pack ${pack}: ${advice.message}` }));
}

const LAUNCH_CODES: readonly string[] = LAUNCH_ADVICE_CODES;

function isOnLaunch(advice: Advice): advice is Advice & { code: LaunchAdviceCode } {
  return LAUNCH_CODES.includes(advice.code);
}
