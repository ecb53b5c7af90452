import { totalAttempts } from "@redial/kernel";
import type { AutoPauseTrip } from "../auto-pause";
import { planFirstAttempt } from "../plan-first-attempt";
import type { SimulationCounts } from "../simulation/tally";
import { sayCount, sayInstant } from "../spoken-time";
import { ADVICE_WEIGHTS, type Advice } from "./advice";
import type { AdvisedSimulation, SimulationAdvice } from "./advised-simulation";
import { adviseOnReach } from "./reach-advice";

const CHECKS = [adviseOnSuppressed, adviseOnReach, adviseOnLines, adviseOnAutoPause, adviseOnPace];

/** All that is to be said of a simulation: what cannot work first. A code that comes with a number of contacts is not said without one. */
export function adviseOnSimulation(subject: AdvisedSimulation): SimulationAdvice[] {
  const counted = [...subject.onLaunch, ...CHECKS.flatMap((check) => check(subject))];
  const isSaid = ({ code }: Advice) => counted.some((one) => one.code === code || (one.code === "RETRIES_OUT_OF_REACH" && code === "STOP_BEFORE_RETRIES_END"));
  const uncounted = subject.onProgram.filter((advice) => !isSaid(advice)).map((advice) => ({ ...advice, contacts: null }));
  return [...uncounted, ...counted].sort((a, b) => ADVICE_WEIGHTS.indexOf(a.weight) - ADVICE_WEIGHTS.indexOf(b.weight));
}

function adviseOnSuppressed({ counts }: AdvisedSimulation): SimulationAdvice[] {
  const contacts = endedBy(counts, "suppressed");
  const message = `${contacts} of ${sayCount(counts.contacts, "contact")} would not be called, or not again: your organization suppresses their numbers.`;
  return contacts === 0 ? [] : [{ code: "CONTACTS_SUPPRESSED", weight: "hint", message, path: ["audience"], contacts }];
}

/** Contacts that could be called before `stopAt`, had there been more lines. */
function adviseOnLines({ program, groups, counts, pace }: AdvisedSimulation): SimulationAdvice[] {
  const { startAt, stopAt, timeZone } = program;
  if (stopAt === null) return [];
  const tooLate = groups.filter((group) => {
    const plan = group.held === undefined && planFirstAttempt({ now: startAt, startAt: null, openHours: group.openHours, stopAt });
    return plan && plan.kind === "skip" && plan.reason === "stopped";
  });
  const stopped = counts.ends.filter(({ result, reason }) => result === "skipped" && reason === "stopped");
  const contacts = sumOf(stopped) - sumOf(tooLate);
  if (contacts <= 0) return [];
  const lines = [`${sayCount(pace.maxConcurrentCalls ?? 0, "call")} at once`, ...(pace.callsPerSecond === null ? [] : [`${pace.callsPerSecond} a second`])].join(", ");
  const message = `${contacts} of ${sayCount(counts.contacts, "contact")} are not called before stopAt, ${sayInstant(stopAt, timeZone)}: ${lines} is too little. Raise maxConcurrentCalls or callsPerSecond, or stop later.`;
  return [{ code: "STOP_BEFORE_ALL_CALLED", weight: "mistake", message, path: ["stopAt"], contacts }];
}

function adviseOnAutoPause({ autoPause, counts, program }: AdvisedSimulation): SimulationAdvice[] {
  const most = counts.contacts * totalAttempts(program.retryStrategy);
  const never = autoPause.flatMap((rule, index): SimulationAdvice[] => {
    const needed = "count" in rule ? rule.count : rule.ofLast;
    const message = `This rule is never met: it waits for ${sayCount(needed, "attempt")}, and there are at most ${most}.`;
    return needed > most ? [{ code: "AUTO_PAUSE_NEVER_MET", weight: "cannot_work", message, path: ["autoPause", index], contacts: null }] : [];
  });
  const { autoPaused: trip } = counts;
  if (!trip) return never;
  const contacts = sumOf(counts.ends.filter(({ result }) => result === "paused"));
  const message = `It would pause by itself on ${sayInstant(trip.at, program.timeZone)}, since ${sayTrip(trip)}. ${sayCount(contacts, "contact")} would wait until somebody resumes it; here it ends.`;
  return [...never, { code: "AUTO_PAUSE_MET", weight: "mistake", message, path: ["autoPause", autoPause.indexOf(trip.rule)], contacts }];
}

function adviseOnPace({ own, sharedLimits }: AdvisedSimulation): SimulationAdvice[] {
  return sharedLimits.flatMap((limit) =>
    (["maxConcurrentCalls", "callsPerSecond"] as const).flatMap((setting): SimulationAdvice[] => {
      const [asked, allowed] = [own[setting], limit[setting]];
      if (allowed === null || (asked !== null && asked <= allowed)) return [];
      const message = `The ${limit.of} allows ${setting} ${allowed} for all its calls together${asked === null ? "" : `, less than the ${asked} asked for`}.`;
      return [{ code: "PACE_LIMITED", weight: asked === null ? "hint" : "mistake", message, path: [setting], contacts: null }];
    }),
  );
}

/** `12 of the last 20 attempts ended as network_error`. */
function sayTrip({ rule, counted, ofLast }: AutoPauseTrip): string {
  return `${counted}${ofLast === null ? "" : ` of the last ${ofLast}`} attempts ended as ${rule.outcomes.join(" or ")}`;
}

function endedBy({ ends }: SimulationCounts, reason: string): number {
  return sumOf(ends.filter((end) => end.reason === reason));
}

function sumOf(parts: readonly { contacts: number }[]): number {
  return parts.reduce((sum, { contacts }) => sum + contacts, 0);
}
