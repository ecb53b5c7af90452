import type { AudienceId, ClockMode, ExecutionId, ExperimentId, Instant, OrganizationId, ProgramId } from "@redial/kernel";
import type { ExperimentQuestion } from "../domain/experiment-question";

/** One strategy of an experiment. */
export interface ExperimentArm {
  name: string;
  programId: ProgramId;
  /** Parts of the audience, beside those of the other arms. */
  share: number;
  /** Null until the experiment is launched. */
  executionId: ExecutionId | null;
}

/** How an experiment was launched: all arms at once. */
export interface ExperimentLaunch {
  idempotencyKey: string;
  clock: ClockMode;
  seed: string;
  /** The positions 1 to this of the audience are dealt out. */
  audienceSize: number;
  launchedAt: Instant;
}

/** An experiment as it is kept; its arms in their order. */
export interface Experiment {
  id: ExperimentId;
  organizationId: OrganizationId;
  name: string;
  audienceId: AudienceId;
  question: ExperimentQuestion;
  arms: readonly ExperimentArm[];
  createdAt: Instant;
  /** Null until then. */
  launch: ExperimentLaunch | null;
  stoppedAt: Instant | null;
}
