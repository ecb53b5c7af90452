import type { Fact } from "@redial/contracts";
import type { Decision, ExecutionId, ExperimentId, Instant, OrganizationId } from "@redial/kernel";
import type { Experiment } from "./experiment";
import type { Audience, Launch, Member, Program } from "./ports";

/** What a change of an experiment may look at: its audience, and the programs of its arms in their order; null where one is gone. */
export interface AroundExperiment {
  audience: Audience | null;
  programs: readonly (Program | null)[];
}

/** What a change makes of an experiment, and the executions that begin with it. */
export type ExperimentDecision = Decision<Experiment, Fact> & { launches?: readonly Launch[] };

/** How far the audience of a launched experiment was dealt out; see `Sending`. */
export interface Dealing {
  id: ExperimentId;
  organizationId: OrganizationId;
  /** What the dealing hangs on: the launch's, which is the experiment's id where none was given. */
  seed: string;
  audienceSize: number;
  launchedAt: Instant;
  sentPosition: number;
  sentChunks: number;
  arms: readonly { share: number; executionId: ExecutionId }[];
}

/** Experiments. Every method is one transaction: all of it is kept, or nothing. Ids of another organization find nothing. */
export interface ExperimentStore {
  insert(experiment: Experiment): Promise<void>;
  /** Which of these ids are programs of the organization that can be launched. */
  programs(organizationId: OrganizationId, ids: readonly string[]): Promise<ReadonlySet<string>>;
  /** Locks an experiment, holds the programs of its arms, and keeps what `decide` answers; its very experiment changes nothing. Null when there is none. */
  change(organizationId: OrganizationId, id: string, decide: (experiment: Experiment, around: AroundExperiment) => ExperimentDecision): Promise<Experiment | null>;
  /** Deals the next members, at most `limit`, of the experiment that is furthest behind and that no other replica has in hand. False when every audience has been dealt. */
  dealNext(limit: number, deal: (dealing: Dealing, members: readonly Member[]) => Decision<Dealing, Fact>): Promise<boolean>;
}
