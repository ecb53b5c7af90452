import { SECOND_MS, type Instant, type Outcome, type RetryStrategy } from "@redial/kernel";
import type { CallLimits } from "../allowed-instant";
import { numberLimits, type FrequencyRules, type PastCall } from "../frequency-cap";
import type { OpenHours } from "../open-hours";
import { weighOutcome } from "../outcome-weight";
import { planFirstAttempt } from "../plan-first-attempt";
import type { EndReason, Reason } from "../reason";
import { planRetry } from "../retry-plan";
import type { AdvisedProgram } from "./advised-program";

/** One attempt of the plan, with the rules that made it due. */
export interface PlannedAttempt {
  readonly attempt: number;
  readonly dueAt: Instant;
  readonly because: readonly Reason[];
}

/** All attempts that a contact would get who is never reached, and why no more. */
export interface UnansweredPlan {
  readonly attempts: readonly PlannedAttempt[];
  readonly end: { readonly reason: EndReason; readonly because: readonly Reason[] };
}

/** How long a phone rings that nobody answers, near enough for advice. */
export const RING_MS = 25 * SECOND_MS;

/** Who is called in vain, and by which rules; without `rules` by the program's own caps and cool-downs alone. */
export interface UnansweredCall {
  readonly now: Instant;
  readonly openHours: OpenHours;
  readonly outcome: Outcome;
  readonly rules?: FrequencyRules;
}

/**
 * Plans a contact of a launch at `now` whose calls all end as `outcome`, with the planning rule itself: lines are always free, and no other program has
 * called the number. Ends, for every strategy does.
 */
export function planUnanswered(program: AdvisedProgram, { now, openHours, outcome, rules }: UnansweredCall): UnansweredPlan {
  const { retryStrategy: strategy, startAt, stopAt, leavesMessage } = program;
  const frequencyRules = rules ?? { caps: program.frequencyCaps, coolDowns: program.coolDowns };
  const calls: PastCall[] = [];
  const limits = (): CallLimits => ({ openHours, stopAt, numberLimits: numberLimits(frequencyRules, { calls, seenAt: now, zones: openHours.zones }) });
  const attempts: PlannedAttempt[] = [];
  const first = planFirstAttempt({ now, startAt, ...limits() });
  if (first.kind === "skip") return { attempts, end: first };
  let next = { dueAt: first.dueAt, stepsUsed: 0, because: first.because };
  for (;;) {
    const { dueAt: startedAt, stepsUsed } = next;
    const endedAt = startedAt + RING_MS;
    attempts.push({ attempt: attempts.length + 1, dueAt: startedAt, because: next.because });
    const { counts, coolDown } = weighOutcome(outcome, null);
    if (counts) calls.push({ at: startedAt, endedAt, coolDown });
    const plan = planRetry({ strategy, outcome, leavesMessage, attempt: attempts.length, startedAt, endedAt, stepsUsed, ...limits() });
    if (plan.kind === "end") return { attempts, end: plan };
    next = plan;
  }
}

/** The most usual outcome that the strategy tries again after; null when it never does. */
export function retriedOutcome(strategy: RetryStrategy): Outcome | null {
  const usual: readonly Outcome[] = ["no_answer", "busy", "voicemail", "network_error", "rejected"];
  return usual.find((outcome) => strategy.outcomes?.[outcome]?.retry !== false) ?? null;
}
