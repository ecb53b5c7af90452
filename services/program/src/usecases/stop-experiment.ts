import type { Fact } from "@redial/contracts";
import { toIso, type Clock, type OrganizationId } from "@redial/kernel";
import { found } from "./accept-or-refuse";
import type { Experiment } from "./experiment";
import type { ExperimentStore } from "./experiment-ports";
import { closingChunks } from "./hear-waves";

/** Stops an experiment for good: its executions that still run are cancelled, and one that was not launched never is. Stopping twice is the same as once. */
export type StopExperiment = (organizationId: OrganizationId, id: string) => Promise<Experiment>;

/** The end of an experiment before its time; the scheduler hears of it under the key of each execution, behind its launch. */
export function stopExperiment({ experiments, clock }: { experiments: ExperimentStore; clock: Clock }): StopExperiment {
  return async (organizationId, id) => {
    const now = clock.now();
    const stopped = await experiments.change(organizationId, id, (experiment, { sent }) => {
      if (experiment.stoppedAt !== null) return { next: experiment, events: [] };
      const withdrawn = experiment.arms.flatMap(({ executionId, programId }) => (executionId === null ? [] : [{ executionId, programId, reason: "experiment_stopped" }]));
      const events = withdrawn.map((data): Fact => ({ type: "execution.withdrawn", time: toIso(now), organization: organizationId, causation: null, data }));
      // Between two waves no word of a wave comes any more: without their last chunk the executions would never be over.
      const closes = experiment.waves.length > 0 && !sent.isAllDealt;
      if (!closes) return { next: { ...experiment, stoppedAt: now }, events };
      const last = closingChunks({ organizationId, sentChunks: sent.chunks, arms: withdrawn }, now, null);
      return { next: { ...experiment, stoppedAt: now, endedEarly: "stopped" }, events: [...events, ...last], closes };
    });
    return found(stopped, "experiment", ["id"]);
  };
}
