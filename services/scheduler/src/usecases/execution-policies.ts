import type { ExecutionId } from "@redial/kernel";
import { compileOpenHours, type OpenHours } from "../domain/open-hours";
import type { LaunchedExecution, SchedulerStore } from "./ports";

/** An execution's frozen rules, ready to be asked. */
export interface ExecutionPolicy {
  execution: LaunchedExecution;
  openHours: OpenHours;
}

/** The rules of executions by id; they never change, so they are read and compiled once. */
export interface ExecutionPolicies {
  /** The policies of all that exist among the ids. */
  of(ids: Iterable<ExecutionId>): Promise<ReadonlyMap<ExecutionId, ExecutionPolicy>>;
}

const KEPT = 2_000;

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

/** The rules of one execution, in the zone of its program. */
export function policyOf(execution: LaunchedExecution): ExecutionPolicy {
  const { pauseWindows, timeZone } = execution.snapshot;
  return { execution, openHours: compileOpenHours(pauseWindows, [timeZone]) };
}
