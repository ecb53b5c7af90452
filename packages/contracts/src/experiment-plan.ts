import { z } from "zod";

/** What was planned of a launched experiment before its first call, as the program service tells it in the graph to whoever judges it. */
export const experimentPlanDocument = z.object({
  question: z.object({
    /** Percent. */
    baselineRate: z.number(),
    /** Points. */
    smallestLift: z.number(),
    power: z.number(),
    alpha: z.number(),
  }),
  isStopped: z.boolean(),
  /** Each with the contacts that it is dealt. */
  arms: z.array(z.object({ name: z.string(), executionId: z.string(), size: z.int() })).min(2),
});

export type ExperimentPlanDocument = z.infer<typeof experimentPlanDocument>;
