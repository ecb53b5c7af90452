import type { ProgramSnapshot } from "@redial/contracts";
import type { ExecutionId } from "@redial/kernel";
import type { FrequencyRules } from "../domain/frequency-cap";
import { openHoursCompiler, type OpenHours } from "../domain/open-hours";
import { readPlace } from "./kept-place";
import type { JobState, LaunchedExecution, SchedulerStore } from "./ports";

/** An execution's frozen rules, ready to be asked. */
export interface ExecutionPolicy {
  execution: LaunchedExecution;
  /** When a job may ring, by the zones of its place. The same object for the same place, compiled when first asked for. */
  openHoursOf(job: Pick<JobState, "place">): OpenHours;
  /** How often and how soon again its numbers may be called. */
  frequencyRules: FrequencyRules;
}

/** The rules of executions by id; they never change, so they are read and compiled once. */
export interface ExecutionPolicies {
  /** The policies of all that exist among the ids. */
  of(ids: Iterable<ExecutionId>): Promise<ReadonlyMap<ExecutionId, ExecutionPolicy>>;
}

const KEPT = 2_000;
/** Places of one execution whose hours are kept. Audiences live in some tens of them; what is forgotten is compiled again. */
const PLACES_KEPT = 500;

/** Keeps the policies of the executions that were asked for lately. */
export function executionPolicies(store: Pick<SchedulerStore, "launched">): ExecutionPolicies {
  const kept = new Map<ExecutionId, ExecutionPolicy>();
  return {
    async of(ids) {
      const wanted = [...new Set(ids)];
      const missing = wanted.filter((id) => !kept.has(id));
      if (missing.length > 0) {
        for (const [id, execution] of await store.launched(missing)) kept.set(id, policyOf(execution));
      }
      const answer = new Map<ExecutionId, ExecutionPolicy>();
      for (const id of wanted) {
        const policy = kept.get(id);
        if (!policy) continue;
        answer.set(id, policy);
        kept.delete(id);
        kept.set(id, policy);
      }
      for (const id of kept.keys()) {
        if (kept.size <= KEPT) break;
        if (!answer.has(id)) kept.delete(id);
      }
      return answer;
    },
  };
}

/** The frequency rules that a launch froze. All of them hold. */
export function frequencyRulesOf({ frequencyCaps, coolDowns }: ProgramSnapshot): FrequencyRules {
  return { caps: frequencyCaps ?? [], coolDowns: coolDowns ?? [] };
}

/** The rules of one execution. Jobs without a place of their own live in the program's zone and cost no look-up. */
export function policyOf(execution: LaunchedExecution): ExecutionPolicy {
  const { pauseWindows, timeZone } = execution.snapshot;
  const compile = openHoursCompiler(pauseWindows);
  const own = compile([timeZone]);
  const kept = new Map<string, OpenHours>();
  return {
    execution,
    frequencyRules: frequencyRulesOf(execution.snapshot),
    openHoursOf({ place }) {
      if (place === null) return own;
      let hours = kept.get(place);
      if (!hours) {
        if (kept.size >= PLACES_KEPT) kept.clear();
        kept.set(place, (hours = compile(readPlace(place).zones)));
      }
      return hours;
    },
  };
}
