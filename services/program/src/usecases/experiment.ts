import type { AudienceId, ClockMode, ExecutionId, ExperimentId, Instant, OrganizationId, ProgramId } from "@redial/kernel";
import type { ExperimentQuestion } from "../domain/experiment-question";
import type { Allocation, Wave } from "../domain/experiment-waves";

/** One strategy of an experiment. */
export interface ExperimentArm {
  name: string;
  programId: ProgramId;
  /** Parts of the audience, beside those of the other arms; of an adaptive experiment 1, for its waves find their own. */
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

/** Why the dealing of an adaptive experiment ended before its audience did: it was stopped, or an arm was cancelled or reached its `stopAt`. */
export type EndedEarly = "stopped" | "arm_ended";

/** An experiment as it is kept; its arms in their order. */
export interface Experiment {
  id: ExperimentId;
  organizationId: OrganizationId;
  name: string;
  audienceId: AudienceId;
  question: ExperimentQuestion;
  arms: readonly ExperimentArm[];
  allocate: Allocation;
  /** Opened so far, in their order; empty unless it is adaptive and launched. */
  waves: readonly Wave[];
  /** Null while more may be dealt, and where all was. */
  endedEarly: EndedEarly | null;
  createdAt: Instant;
  /** Null until then. */
  launch: ExperimentLaunch | null;
  stoppedAt: Instant | null;
}
