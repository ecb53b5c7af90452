import type { Clock, Ids, OrganizationId, Problem } from "@redial/kernel";
import { namedPrograms, parseExperiment } from "../domain/experiment-input";
import { audienceProblems, settle } from "./check-program";
import type { Experiment } from "./experiment";
import type { ExperimentStore } from "./experiment-ports";
import type { AudienceStore } from "./ports";

/** Keeps an experiment, which calls nobody until it is launched. Refuses with every problem of the document at once. */
export type CreateExperiment = (organizationId: OrganizationId, input: unknown) => Promise<Experiment>;

/** What it takes to write experiments down. */
export interface CreateExperimentParts {
  experiments: ExperimentStore;
  audiences: AudienceStore;
  clock: Clock;
  ids: Ids;
}

/** Where strategies are set against each other; see `CreateExperiment`. */
export function createExperiment({ experiments, audiences, clock, ids }: CreateExperimentParts): CreateExperiment {
  return async (organizationId, input) => {
    const problems = [...(await audienceProblems(audiences, organizationId, input)), ...(await programProblems(experiments, organizationId, input))];
    const { arms, ...wanted } = settle(parseExperiment(input), problems);
    const experiment: Experiment = {
      id: ids.next(),
      organizationId,
      ...wanted,
      arms: arms.map((arm) => ({ ...arm, executionId: null })),
      waves: [],
      endedEarly: null,
      createdAt: clock.now(),
      launch: null,
      stoppedAt: null,
    };
    await experiments.insert(experiment);
    return experiment;
  };
}

async function programProblems(experiments: ExperimentStore, organizationId: OrganizationId, input: unknown): Promise<Problem[]> {
  const named = namedPrograms(input);
  const known = await experiments.programs(organizationId, named.map(({ programId }) => programId));
  const unknown = named.filter(({ programId }) => !known.has(programId));
  return unknown.map(({ path }) => ({ code: "EXPERIMENT_PROGRAM_NOT_FOUND", message: "There is no program with this id in your organization that can be launched.", path }));
}
