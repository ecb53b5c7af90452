import type { ExperimentPlanDocument } from "@redial/contracts";
import { defaultLeastShare } from "@redial/statistics";
import { waveSizes } from "../domain/experiment-waves";
import type { Experiment } from "./experiment";
import { sizesOf } from "./plan-experiment";

/** What the service that judges an experiment must know of how it was planned and dealt; null until the launch. */
export function judgedPlanOf(experiment: Experiment): ExperimentPlanDocument | null {
  const { launch, arms, question, stoppedAt } = experiment;
  if (!launch) return null;
  const sizes = sizesOf(experiment, launch.audienceSize);
  return {
    question,
    isStopped: stoppedAt !== null,
    arms: arms.map(({ name, executionId }, index) => ({ name, executionId: executionId ?? "", size: sizes[index] ?? 0 })),
    ...(experiment.allocate === "adaptive" && { adaptive: adaptivePlanOf(experiment, launch.audienceSize) }),
  };
}

function adaptivePlanOf({ arms, waves, endedEarly }: Experiment, contacts: number): ExperimentPlanDocument["adaptive"] {
  return {
    contacts,
    leastShare: defaultLeastShare(arms.length),
    waves: waves.map((wave) => {
      const sizes = waveSizes(wave);
      return { sizes, shares: sizes.map((size) => size / (wave.to - wave.from)) };
    }),
    isEndedEarly: endedEarly !== null,
  };
}
