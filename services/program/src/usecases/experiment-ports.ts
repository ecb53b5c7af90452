import type { Envelope, Fact } from "@redial/contracts";
import type { Decision, ExecutionId, ExperimentId, Instant, OrganizationId } from "@redial/kernel";
import type { EventBatch } from "@redial/platform";
import type { Counts } from "@redial/statistics";
import type { Wave } from "../domain/experiment-waves";
import type { EndedEarly, Experiment } from "./experiment";
import type { Audience, Launch, Member, Program } from "./ports";

/** What a change of an experiment may look at: its audience, and the programs of its arms in their order; null where one is gone. */
export interface AroundExperiment {
  audience: Audience | null;
  programs: readonly (Program | null)[];
  /** How many chunks of its audience were sent, and whether the last was among them. */
  sent: { chunks: number; isAllDealt: boolean };
}

/** What a change makes of an experiment, and the executions that begin with it. */
export type ExperimentDecision = Decision<Experiment, Fact> & {
  launches?: readonly Launch[];
  /** The last chunks of its audience are among the events, so that no more of it is dealt. */
  closes?: boolean;
};

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
  /** The wave that is being dealt, beyond which nothing is; null where the shares are fixed. */
  wave: Wave | null;
}

/** What the scheduler says of a wave that is over. */
export type WaveEvent = Extract<Envelope, { type: "wave.ended" }>;

/** How far the waves of one arm came. */
export interface DealtArm {
  executionId: ExecutionId;
  /** Of how many it told that they are over. */
  wavesOver: number;
  /** What these came to: their contacts, and how many of them were completed. */
  counted: Counts;
  /** When the last of them was over, by the execution's own clock; null before. */
  overAt: Instant | null;
}

/** How far the waves of a launched experiment came; without waves where its shares are fixed. */
export interface WavedExperiment {
  id: ExperimentId;
  organizationId: OrganizationId;
  audienceSize: number;
  sentChunks: number;
  /** Nothing more is dealt. */
  isAllDealt: boolean;
  endedEarly: EndedEarly | null;
  waves: readonly Wave[];
  /** In their order. */
  arms: readonly DealtArm[];
}

/** Experiments. Every method is one transaction: all of it is kept, or nothing. Ids of another organization find nothing. */
export interface ExperimentStore {
  insert(experiment: Experiment): Promise<void>;
  /** Which of these ids are programs of the organization that can be launched. */
  programs(organizationId: OrganizationId, ids: readonly string[]): Promise<ReadonlySet<string>>;
  /** Locks an experiment, holds the programs of its arms, and keeps what `decide` answers; its very experiment changes nothing. Null when there is none. */
  change(organizationId: OrganizationId, id: string, decide: (experiment: Experiment, around: AroundExperiment) => ExperimentDecision): Promise<Experiment | null>;
  /** Deals the next members, at most `limit`, of the experiment that is furthest behind and that no other replica has in hand. False when every audience has been dealt, or waits for the end of a wave. */
  dealNext(limit: number, deal: (dealing: Dealing, members: readonly Member[]) => Decision<Dealing, Fact>): Promise<boolean>;
  /** Takes in what was told of waves: locks each experiment in turn and keeps what `hear` makes of it, with its events; its very experiment changes nothing. */
  takeInWaves(batch: EventBatch<WaveEvent>, hear: (experiment: WavedExperiment, event: WaveEvent) => Decision<WavedExperiment, Fact>): Promise<void>;
}
