import { totalAttempts } from "@redial/kernel";
import { reasonSentence } from "../reason-sentence";
import { sayCount } from "../spoken-time";
import type { AdvisedSimulation, SimulationAdvice } from "./advised-simulation";
import { planUnanswered, retriedOutcome, type UnansweredPlan } from "./unanswered-plan";

/** Contacts who get fewer attempts than the strategy has, if they never answer, for the clocks and limits where they are: how many, and why no more. */
export function adviseOnReach({ program, groups, counts }: AdvisedSimulation): SimulationAdvice[] {
  const outcome = retriedOutcome(program.retryStrategy);
  const most = totalAttempts(program.retryStrategy);
  if (outcome === null || most === 1) return [];
  const plans = new Map<unknown, UnansweredPlan>();
  const found = new Map<string, { contacts: number; plan: UnansweredPlan; zone: string }>();
  for (const group of groups) {
    if (group.held !== undefined) continue;
    const { openHours, rules, contacts } = group;
    const plan = plans.get(openHours) ?? planUnanswered(program, { now: program.startAt, openHours, rules, outcome });
    plans.set(openHours, plan);
    const { attempts, end } = plan;
    if (attempts.length === 0 || attempts.length >= most || end.reason === "retries_exhausted") continue;
    const key = `${attempts.length} ${end.reason}`;
    found.set(key, { plan, zone: openHours.zones[0], contacts: contacts + (found.get(key)?.contacts ?? 0) });
  }
  return [...found.values()].map(({ contacts, plan: { attempts, end }, zone }): SimulationAdvice => {
    const because = end.because.map((reason) => reasonSentence(reason, zone)).join(" ");
    const message = `${contacts} of ${sayCount(counts.contacts, "contact")} get at most ${attempts.length} of ${most} attempts: there is no time for attempt ${attempts.length + 1}. ${because}`;
    return { code: "RETRIES_OUT_OF_REACH", weight: "mistake", message, path: [end.reason === "stopped" ? "stopAt" : "retryStrategy"], contacts };
  });
}
