import type { ProgramSnapshot } from "@redial/contracts";
import { BY_CONTACT_REGION, type ExecutionId } from "@redial/kernel";
import type { CallingPacks, CallingRules } from "../domain/calling-rules";
import { lookBackMs, type FrequencyRules } from "../domain/frequency-cap";
import type { OpenHours } from "../domain/open-hours";
import { readPlace } from "./kept-place";
import { frequencyRulesOf, keptPlaceRules } from "./place-rules";
import type { JobState, LaunchedExecution, SchedulerStore } from "./ports";

/** A job as far as its rules are asked for. */
type Placed = Pick<JobState, "place">;

/** An execution's frozen rules, ready to be asked. */
export interface ExecutionPolicy {
  execution: LaunchedExecution;
  /** When a job may ring, by the zones and the calling hours of its place. The same object for the same place. Throws for a held job: nobody knows. */
  openHoursOf(job: Placed): OpenHours;
  /** The zone in which times are told of a job; of a held one the program's, for want of a better. */
  zoneOf(job: Placed): string;
  /** The pack of calling rules that a job obeys, with its caps and cool-downs; null: none. */
  callingRulesOf(job: Placed): CallingRules | null;
  /** How often and how soon again a job's number may be called: the program's own rules and those of the pack. */
  frequencyRulesOf(job: Placed): FrequencyRules;
}

/** The rules of executions by id; they never change, so they are read and compiled once. */
export interface ExecutionPolicies {
  /** The policies of all that exist among the ids. */
  of(ids: Iterable<ExecutionId>): Promise<ReadonlyMap<ExecutionId, ExecutionPolicy>>;
}

const KEPT = 2_000;

/** Keeps the policies of the executions that were asked for lately. */
export function executionPolicies(store: Pick<SchedulerStore, "launched">, packs: CallingPacks): ExecutionPolicies {
  const kept = new Map<ExecutionId, ExecutionPolicy>();
  return {
    async of(ids) {
      const wanted = [...new Set(ids)];
      const missing = wanted.filter((id) => !kept.has(id));
      if (missing.length > 0) {
        for (const [id, execution] of await store.launched(missing)) kept.set(id, policyOf(execution, packs));
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

/** How far back the limits of any job of a launch may look, in milliseconds: by contact region, of any pack. */
export function launchLooksBackMs(snapshot: ProgramSnapshot, packs: CallingPacks): number {
  const { callingHours } = snapshot;
  const possible = [...packs.values()].filter(({ id }) => callingHours === BY_CONTACT_REGION || callingHours === id);
  return lookBackMs(frequencyRulesOf(snapshot, possible));
}

/** The rules of one execution. Jobs without a place of their own live in the program's zone and cost no look-up. */
export function policyOf(execution: LaunchedExecution, packs: CallingPacks): ExecutionPolicy {
  const { timeZone } = execution.snapshot;
  const rulesOf = keptPlaceRules(execution.snapshot, packs);
  const zoneOf = ({ place }: Placed) => (place === null ? timeZone : (readPlace(place).zones[0] ?? timeZone));
  return {
    execution,
    zoneOf,
    openHoursOf: ({ place }) => rulesOf(place).openHours,
    callingRulesOf: ({ place }) => rulesOf(place).callingRules,
    frequencyRulesOf: ({ place }) => rulesOf(place).frequencyRules,
  };
}
