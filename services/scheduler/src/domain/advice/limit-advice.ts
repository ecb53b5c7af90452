import { reasonSentence } from "../reason-sentence";
import type { Reason } from "../reason";
import type { Advice, AdviceCheck } from "./advice";
import type { AdvisedPlan } from "./advised-plan";
import { planUnanswered, type UnansweredPlan } from "./unanswered-plan";

/** Limits of a number that hold back the program's own retries, even if no other program calls the number: the first retry that each of them moves. */
export const adviseOnLimits: AdviceCheck<AdvisedPlan> = ({ program, now, openHours, plan }) => {
  const zone = openHours.zones[0];
  const caps = program.frequencyCaps.flatMap((cap, index): Advice[] => {
    const held = firstHeld(plan, (reason) => reason.rule === "frequency_cap" && reason.cap === cap);
    return held ? [holds("CAP_TIGHTER_THAN_RETRIES", "This cap", held, zone, ["frequencyCaps", index])] : [];
  });
  if (program.retryStrategy.outcomes?.rejected?.retry === false || !program.coolDowns.some(({ after }) => after === "refusal")) return caps;
  const refused = planUnanswered(program, { now, openHours, outcome: "rejected" });
  const coolDowns = program.coolDowns.flatMap(({ after, hours }, index): Advice[] => {
    const held = firstHeld(refused, (reason) => reason.rule === "cool_down" && reason.after === after && reason.hours === hours);
    return held ? [holds("COOL_DOWN_LONGER_THAN_DELAY", "This cool-down", held, zone, ["coolDowns", index])] : [];
  });
  return [...caps, ...coolDowns];
};

interface HeldAttempt {
  attempt: number;
  reason: Reason;
}

function firstHeld({ attempts, end }: UnansweredPlan, isHeldBy: (reason: Reason) => boolean): HeldAttempt | null {
  for (const { attempt, because } of [...attempts, { attempt: attempts.length + 1, because: end.because }]) {
    const reason = because.find(isHeldBy);
    if (reason) return { attempt, reason };
  }
  return null;
}

function holds(code: Advice["code"], limit: string, { attempt, reason }: HeldAttempt, zone: string, path: Advice["path"]): Advice {
  return { code, weight: "mistake", message: `${limit} holds back attempt ${attempt} of the program itself. ${reasonSentence(reason, zone)}`, path };
}
