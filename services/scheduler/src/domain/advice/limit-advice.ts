import { reasonSentence } from "../reason-sentence";
import type { Reason } from "../reason";
import type { Advice, AdviceCheck } from "./advice";
import type { AdvisedPlan } from "./advised-plan";
import { planUnanswered, type UnansweredPlan } from "./unanswered-plan";

/** Limits of a number, the program's or its pack's, that hold back the program's own retries, even if no other program calls the number: the first retry that each of them moves. */
export const adviseOnLimits: AdviceCheck<AdvisedPlan> = ({ program, now, openHours, rules, plan }) => {
  const zone = openHours.zones[0];
  const caps = rules.caps.flatMap((cap): Advice[] => {
    const held = firstHeld(plan, (reason) => reason.rule === "frequency_cap" && reason.cap === cap);
    return held ? [holds("CAP_TIGHTER_THAN_RETRIES", "cap", held, zone, settingOf("frequencyCaps", program.frequencyCaps.indexOf(cap)))] : [];
  });
  if (program.retryStrategy.outcomes?.rejected?.retry === false || !rules.coolDowns.some(({ after }) => after === "refusal")) return caps;
  const refused = planUnanswered(program, { now, openHours, rules, outcome: "rejected" });
  const coolDowns = rules.coolDowns.flatMap((coolDown): Advice[] => {
    const pack = rules.setBy?.get(coolDown)?.pack ?? null;
    const held = firstHeld(refused, (reason) => reason.rule === "cool_down" && reason.after === coolDown.after && reason.hours === coolDown.hours && reason.pack === pack);
    return held ? [holds("COOL_DOWN_LONGER_THAN_DELAY", "cool-down", held, zone, settingOf("coolDowns", program.coolDowns.indexOf(coolDown)))] : [];
  });
  return [...caps, ...coolDowns];
};

/** A limit that is not among the program's own comes with its pack. */
function settingOf(list: "frequencyCaps" | "coolDowns", index: number): Advice["path"] {
  return index < 0 ? ["callingHours"] : [list, index];
}

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
  const whose = path[0] === "callingHours" ? `A ${limit} of the pack` : `This ${limit}`;
  return { code, weight: "mistake", message: `${whose} holds back attempt ${attempt} of the program itself. ${reasonSentence(reason, zone)}`, path };
}
