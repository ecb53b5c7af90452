import type { LadderStep, RetryStrategy } from "@redial/kernel";
import type { PastCall } from "../../domain/frequency-cap";
import { weighOutcome } from "../../domain/outcome-weight";
import { planRetry } from "../../domain/retry-plan";
import { timeRunsOutAt } from "../../domain/running-out";
import { shortestRetryDelayMs } from "../../domain/shortest-retry-delay";
import { callLimitsOf, NOTHING_KNOWN } from "../../usecases/number-limits";
import { numberThen } from "./asked-number";
import { policyIn } from "./check-plans";
import { compare, type Difference } from "./difference";
import type { ExaminedWorld } from "./examined-world";
import { oracleLife } from "./oracle-retry";
import type { AskedStrategy, Question } from "./questions";

type Life = Extract<Question, { kind: "life" }>;

/** The job in whose place all others stand. */
const JOB = { executionId: "execution", phone: "+12025550100", place: null };

/** Follows a job from attempt to attempt, each planned by the scheduler and by the oracle, until it ends or its calls do. */
export function checkLife(world: ExaminedWorld, { startMs, stopMs, leavesMessage, strategy: asked, calls, number }: Life): Difference | null {
  const { place, oracle } = world;
  const strategy = strategyAround(asked, place.around);
  const stopAt = stopMs === null ? null : place.around + stopMs;
  const before = numberThen(number, place, place.around + startMs);
  const policy = { ...policyIn(world, number), execution: { stopAt } };
  const made: PastCall[] = [];
  const known = { ...NOTHING_KNOWN, callsTo: () => [...before.oracle.calls, ...made] };
  const life = oracleLife({ strategy, leavesMessage, stopAt, zone: place.zones[0], world: oracle, number: before.oracle });
  const shortestDelayMs = shortestRetryDelayMs(strategy);
  let dueAt = place.around + startMs;
  let stepsUsed = 0;
  for (const [index, { heldUpMs, lastsMs, outcome }] of calls.entries()) {
    const startedAt = dueAt + heldUpMs;
    const endedAt = startedAt + lastsMs;
    const weight = weighOutcome(outcome, null);
    const call = weight.counts ? { at: startedAt, endedAt, coolDown: weight.coolDown } : null;
    const limits = callLimitsOf(policy, JOB, known, endedAt, call);
    const plan = planRetry({ strategy, outcome, leavesMessage, attempt: index + 1, startedAt, endedAt, stepsUsed, ...limits });
    if (call) made.push(call);
    const expected = life.afterCall({ startedAt, endedAt, outcome });
    const after = `after attempt ${index + 1}`;
    const answer = plan.kind === "retry" ? plan.dueAt : `${plan.result}: ${plan.reason}`;
    const different = compare(after, answer, "dueAt" in expected ? expected.dueAt : `${expected.result}: ${expected.reason}`);
    if (different) return different;
    if (plan.kind === "end") return null;
    const untrue =
      compare(`${after}, whether it waits for the shortest delay`, plan.dueAt - startedAt >= shortestDelayMs, true) ??
      compare(`${after}, where the reasons end`, plan.because.at(-1)?.at, plan.dueAt) ??
      compare(`${after}, when its time runs out`, timeRunsOutAt(plan.dueAt, limits, plan.stepEndsAt), "runsOutAt" in expected ? expected.runsOutAt : null);
    if (untrue) return untrue;
    ({ dueAt, stepsUsed } = plan);
  }
  return null;
}

/** The strategy with its dates as texts. */
export function strategyAround(asked: AskedStrategy, around: number): RetryStrategy {
  const iso = (ms: number) => new Date(around + ms).toISOString();
  const rules = asked.outcomes === undefined ? {} : { outcomes: asked.outcomes };
  switch (asked.type) {
    case "none":
      return { ...rules, type: "none" };
    case "fixed_delay":
      return { ...rules, type: "fixed_delay", delayMinutes: asked.delayMinutes, maxRetries: asked.maxRetries };
    case "scheduled":
      return { ...rules, type: "scheduled", retryDates: asked.datesMs.map(iso), ...(asked.missedDate && { missedDate: asked.missedDate }) };
    case "ladder":
      return { ...rules, type: "ladder", steps: asked.steps.map((step): LadderStep => ("atMs" in step ? { at: iso(step.atMs) } : step)) };
    default:
      return asked satisfies never;
  }
}
