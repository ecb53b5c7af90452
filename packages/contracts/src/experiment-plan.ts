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
  /** Of an experiment that moves its shares a wave at a time, whose arms then have what was dealt so far; left out: a fixed split. */
  adaptive: z
    .object({
      /** Of all arms together and all waves that are planned. */
      contacts: z.int(),
      /** The floor under the share of every arm. */
      leastShare: z.number(),
      /** Those opened so far, in their order; the last may still be dealt or called. In an arm's own order the contacts of one wave come behind those of the wave before. */
      waves: z
        .array(
          z.object({
            /** The chance of each arm to be given a contact of the wave, by the arm's place; above 0, together 1. */
            shares: z.array(z.number()),
            /** Contacts of the wave, by the arm's place. An experiment that was stopped within a wave may have dealt fewer of it. */
            sizes: z.array(z.int()),
          }),
        )
        .min(1),
      /** No wave follows although the audience has more. */
      isEndedEarly: z.boolean(),
    })
    .optional(),
});

export type ExperimentPlanDocument = z.infer<typeof experimentPlanDocument>;
