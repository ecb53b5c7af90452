import { Needs, PAGE_SIZE, type RequestContext } from "@redial/platform";
import { Arg, Ctx, Directive, ID, Int, Mutation, Query, Resolver } from "type-graphql";
import { found } from "../usecases/accept-or-refuse";
import type { CreateExperiment } from "../usecases/create-experiment";
import type { Experiment } from "../usecases/experiment";
import type { LaunchExperiment } from "../usecases/launch-experiment";
import { planExperiment, type ExperimentOutlook } from "../usecases/plan-experiment";
import type { Reader } from "../usecases/ports";
import type { StopExperiment } from "../usecases/stop-experiment";
import { CreateExperimentInput, ExperimentPlanInput, LaunchExperimentInput } from "./experiment.input";
import { ExperimentOutlookType, ExperimentType } from "./experiment.type";
import { sliceOf, USUAL_ROWS } from "./slice";

/** What the experiment resolver calls. */
export interface ExperimentVerbs {
  createExperiment: CreateExperiment;
  launchExperiment: LaunchExperiment;
  stopExperiment: StopExperiment;
}

/** Experiments. Their root value is the experiment as it is kept. */
@Resolver(() => ExperimentType)
export class ExperimentResolver {
  constructor(
    private readonly reader: Reader,
    private readonly verbs: ExperimentVerbs,
  ) {}

  @Needs("viewer")
  @Query(() => ExperimentType, { nullable: true, description: "One experiment; null when the organization has none with this id." })
  experiment(@Arg("id", () => ID, { description: "Id of the experiment." }) id: string, @Ctx() { identity }: RequestContext): Promise<Experiment | null> {
    return this.reader.experiment(identity.organizationId, id);
  }

  @Needs("viewer")
  @Directive(PAGE_SIZE)
  @Query(() => [ExperimentType], { description: "The organization's experiments, the newest first; `after` is the id of the last one that you have." })
  async experiments(
    @Arg("first", () => Int, { defaultValue: USUAL_ROWS, description: "How many at most, 1 to 100." }) first: number,
    @Arg("after", () => ID, { nullable: true, description: "Id of the last experiment that you have; left out: from the newest." }) after: string | null | undefined,
    @Ctx() { identity }: RequestContext,
  ): Promise<Experiment[]> {
    return this.reader.experiments(identity.organizationId, sliceOf(first, after));
  }

  @Needs("viewer")
  @Query(() => ExperimentOutlookType, { description: "How many contacts an experiment would need. It keeps nothing." })
  async experimentPlan(@Arg("input", () => ExperimentPlanInput, { description: "What it would ask." }) input: ExperimentPlanInput, @Ctx() { identity }: RequestContext): Promise<ExperimentOutlook> {
    const audience = input.audienceId == null ? null : found(await this.reader.audience(identity.organizationId, input.audienceId), "audience", ["audienceId"]);
    return planExperiment({ ...input }, audience?.size ?? null);
  }

  @Needs("operator")
  @Mutation(() => ExperimentType, { description: "Makes an experiment, which calls nobody until it is launched; refused as a whole, with every problem it has." })
  createExperiment(@Arg("input", () => CreateExperimentInput, { description: "The experiment's document." }) input: CreateExperimentInput, @Ctx() { identity }: RequestContext): Promise<Experiment> {
    return this.verbs.createExperiment(identity.organizationId, input);
  }

  @Needs("operator")
  @Mutation(() => ExperimentType, { description: "Launches all arms at one instant, or none. An experiment is launched once." })
  launchExperiment(@Arg("input", () => LaunchExperimentInput, { description: "Which experiment, and the key by which the same launch is known again." }) input: LaunchExperimentInput, @Ctx() { identity }: RequestContext): Promise<Experiment> {
    return this.verbs.launchExperiment(identity.organizationId, input);
  }

  @Needs("operator")
  @Mutation(() => ExperimentType, { description: "Stops an experiment for good: the executions of its arms are cancelled within a moment; calls that ring already go on to their end." })
  stopExperiment(@Arg("id", () => ID, { description: "Id of the experiment." }) id: string, @Ctx() { identity }: RequestContext): Promise<Experiment> {
    return this.verbs.stopExperiment(identity.organizationId, id);
  }
}
