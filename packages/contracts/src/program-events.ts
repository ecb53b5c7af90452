import { z } from "zod";
import { eventType } from "./event-type";
import { autoPauseRule, clockMode, contactFacts, coolDown, frequencyCap, instant, pauseWindows, retryStrategy } from "./shapes";

/** All that an execution obeys, frozen when it was launched: later edits of the program change nothing here. */
export const programSnapshot = z.object({
  name: z.string(),
  retryStrategy,
  pauseWindows,
  /** IANA zone in which pause windows, day parts and local times are read. */
  timeZone: z.string(),
  /** `contact`: the contact's own zone, else those of its number. */
  timeZoneMode: z.enum(["program", "contact"]),
  flow: z.object({
    /** Ask the carrier to tell machines from people. */
    enableAMD: z.boolean(),
    /** True when `onVoicemail` is routed: a machine gets the message and the job ends as `message_left`. */
    leaveMessage: z.boolean(),
    ringSeconds: z.int(),
  }),
  callerIds: z.array(z.string()),
  maxConcurrentCalls: z.int(),
  /** Calls begun in a second at most; left out: no limit of its own. */
  callsPerSecond: z.number().positive().optional(),
  /** The calling-hours pack that applies to all, or `contact_region`; left out: none. */
  callingHours: z.string().optional(),
  frequencyCaps: z.array(frequencyCap).optional(),
  coolDowns: z.array(coolDown).optional(),
  autoPause: z.array(autoPauseRule).optional(),
  carrier: z.string(),
  /** Answer profile of the simulated carrier; null for real ones. */
  answerProfile: z.string().nullable(),
  startAt: instant.nullable(),
  stopAt: instant.nullable(),
});

/** A program was launched: an execution begins to exist. Its audience follows in `audience.sent` chunks with the same key. */
export const executionLaunched = eventType({
  type: "execution.launched",
  version: 1,
  topic: "program.events",
  data: z.object({
    executionId: z.string(),
    programId: z.string(),
    launchedAt: instant,
    clock: clockMode,
    /** Chooses the simulated world: the same seed gives the same report. */
    seed: z.string(),
    snapshot: programSnapshot,
    /** The experiment whose arm it is, arms counted from 0; left out: of none. Its audience is then the arm's part. */
    experiment: z.object({ experimentId: z.string(), arm: z.int().min(0) }).optional(),
  }),
  key: (data) => data.executionId,
});

/** One chunk of a launched audience, at most 1,000 phone numbers, each number once in an execution. `last` closes the audience. */
export const audienceSent = eventType({
  type: "audience.sent",
  version: 1,
  topic: "program.events",
  data: z.object({
    executionId: z.string(),
    /** Chunks count from 0 without gaps. */
    chunk: z.int(),
    last: z.boolean(),
    contacts: z.array(
      z.object({
        /** Everyone who shares the number; the first is the one who was added first. */
        contactIds: z.array(z.string()).min(1),
        phone: z.string(),
        timeZone: z.string().nullable(),
        region: z.string().nullable(),
        ...contactFacts,
      }),
    ),
    /** Of an execution whose audience comes in waves, each sent when the one before is over; left out: it comes as a whole. */
    wave: z
      .object({
        /** Waves count from 1 without gaps. */
        number: z.int().min(1),
        /** No more of this wave follows; the chunk with which the whole audience is closed may belong to none. */
        last: z.boolean(),
        /** Nobody of it is called before, by the execution's own clock; null: from where the execution begins. */
        notBefore: instant.nullable(),
      })
      .optional(),
  }),
  key: (data) => data.executionId,
});

/** A launch was taken back: whatever of it has not begun to ring is not to ring any more. Said twice it means the same. */
export const executionWithdrawn = eventType({
  type: "execution.withdrawn",
  version: 1,
  topic: "program.events",
  data: z.object({
    executionId: z.string(),
    programId: z.string(),
    /** Why, such as `experiment_stopped`. */
    reason: z.string(),
  }),
  key: (data) => data.executionId,
});

/** An organization set what all its executions together keep to; null: no limit of that kind. The last one said holds, for calls that begin from then on. */
export const organizationLimitsChanged = eventType({
  type: "organization.limits_changed",
  version: 1,
  topic: "program.events",
  data: z.object({
    organizationId: z.string(),
    maxConcurrentCalls: z.int().positive().nullable(),
    callsPerSecond: z.number().positive().nullable(),
  }),
  key: (data) => data.organizationId,
});

export type ProgramSnapshot = z.infer<typeof programSnapshot>;
export type ExecutionLaunched = z.infer<typeof executionLaunched.data>;
export type AudienceSent = z.infer<typeof audienceSent.data>;
export type ExecutionWithdrawn = z.infer<typeof executionWithdrawn.data>;
export type OrganizationLimitsChanged = z.infer<typeof organizationLimitsChanged.data>;
