import { z } from "zod";
import { coolDown, frequencyCap, instant, pauseWindows, retryStrategy } from "./shapes";

/** The dial node of a program as its document has it; fields that only matter to a launch are passed over. */
export const dialNode = z.object({
  config: z.object({ enableAMD: z.boolean() }),
  outputs: z.object({ onVoicemail: z.string().optional() }),
});

/** The settings of a program under the names that they have in the graph, where the program service tells them. */
export const programDocument = z.object({
  retryStrategy,
  pauseWindows,
  flow: dialNode,
  timeZone: z.string(),
  timeZoneMode: z.enum(["program", "contact"]),
  callingHours: z.string().nullable(),
  frequencyCaps: z.array(frequencyCap),
  coolDowns: z.array(coolDown),
  startAt: instant.nullable(),
  stopAt: instant.nullable(),
});

export type ProgramDocument = z.infer<typeof programDocument>;

/**
 * Where the people of an audience of `size` numbers may be: groups of numbers that begin alike and whose contacts give the same zone and region, with one
 * number of each. The largest groups first; of a scattered audience the smallest are missing. `numbers` are the numbers of a group that stand for it where
 * each number counts by itself: all of them in audiences of up to 10,000, of larger ones those that a hash picks, about as many of the audience.
 */
export const audiencePlaces = z.object({
  size: z.int(),
  groups: z.array(z.object({ samplePhone: z.string(), timeZone: z.string().nullable(), region: z.string().nullable(), contacts: z.int(), numbers: z.array(z.string()).optional() })),
});

export type AudiencePlaces = z.infer<typeof audiencePlaces>;
