import type { ExperimentPlanDocument } from "@redial/contracts";
import type { RequestContext } from "@redial/platform";
import { Ctx, Directive, FieldResolver, Resolver, Root } from "type-graphql";
import { waveSizes } from "../domain/experiment-waves";
import { found } from "../usecases/accept-or-refuse";
import type { Experiment, ExperimentArm } from "../usecases/experiment";
import { judgedPlanOf } from "../usecases/judged-plan";
import { outlookFor, sizesOf, type ExperimentOutlook } from "../usecases/plan-experiment";
import type { Audience, Launch, Program, Reader } from "../usecases/ports";
import { AudienceType } from "./audience.type";
import { ExecutionType } from "./execution.type";
import { ExperimentArmType, ExperimentOutlookType, ExperimentType, ExperimentWaveType, type ExperimentStatus } from "./experiment.type";
import { ProgramType } from "./program.type";
import { ExperimentPlanScalar } from "./scalars";

/** An arm with its size; the root value of its fields. */
type ShownArm = ExperimentArm & { size: number | null };

/** What hangs on an experiment. */
@Resolver(() => ExperimentType)
export class ExperimentFieldsResolver {
  constructor(private readonly reader: Reader) {}

  @FieldResolver()
  status(@Root() { launch, stoppedAt }: Experiment): ExperimentStatus {
    return stoppedAt !== null ? "stopped" : launch ? "launched" : "planned";
  }

  @FieldResolver()
  clock(@Root() { launch }: Experiment): ExperimentType["clock"] {
    return launch?.clock ?? null;
  }

  @FieldResolver()
  seed(@Root() { launch }: Experiment): string | null {
    return launch?.seed ?? null;
  }

  @FieldResolver()
  launchedAt(@Root() { launch }: Experiment): ExperimentType["launchedAt"] {
    return launch?.launchedAt ?? null;
  }

  @FieldResolver(() => AudienceType, { description: "Whom it shares out." })
  async audience(@Root() experiment: Experiment, @Ctx() { identity }: RequestContext): Promise<Audience> {
    return found(await this.reader.audience(identity.organizationId, experiment.audienceId), "audience", []);
  }

  @Directive("@listSize(assumedSize: 4)")
  @FieldResolver(() => [ExperimentArmType], { description: "Its arms, in the order in which they were given." })
  arms(@Root() experiment: Experiment): ShownArm[] {
    const sizes = experiment.launch && sizesOf(experiment, experiment.launch.audienceSize);
    return experiment.arms.map((arm, index) => ({ ...arm, size: sizes?.[index] ?? null }));
  }

  @Directive("@listSize(assumedSize: 10)")
  @FieldResolver(() => [ExperimentWaveType], { description: "Its waves so far, in their order; none with fixed shares." })
  waves(@Root() { waves }: Experiment): ExperimentWaveType[] {
    return waves.map((wave) => ({ number: wave.number, notBefore: wave.notBefore, sizes: waveSizes(wave) }));
  }

  @FieldResolver(() => ExperimentOutlookType, { description: "How many contacts it needs, and whether its audience has them." })
  async outlook(@Root() experiment: Experiment, @Ctx() context: RequestContext): Promise<ExperimentOutlook> {
    return outlookFor(experiment, experiment.launch?.audienceSize ?? (await this.audience(experiment, context)).size);
  }

  @Directive("@inaccessible")
  @FieldResolver(() => ExperimentPlanScalar, { nullable: true, description: "What was planned before the first call, for the service that judges it." })
  judgedPlan(@Root() experiment: Experiment): ExperimentPlanDocument | null {
    return judgedPlanOf(experiment);
  }
}

/** What hangs on an arm. */
@Resolver(() => ExperimentArmType)
export class ExperimentArmResolver {
  constructor(private readonly reader: Reader) {}

  @FieldResolver(() => ProgramType, { nullable: true, description: "The program as it is now; the execution obeys what was frozen at launch. Its own audience is left aside." })
  program(@Root() { programId }: ShownArm, @Ctx() { identity }: RequestContext): Promise<Program | null> {
    return this.reader.program(identity.organizationId, programId);
  }

  @FieldResolver(() => ExecutionType, { nullable: true, description: "Its run, with its counters and reports; null until the launch." })
  async execution(@Root() { executionId }: ShownArm, @Ctx() { identity }: RequestContext): Promise<Launch | null> {
    return executionId === null ? null : this.reader.launch(identity.organizationId, executionId);
  }
}
