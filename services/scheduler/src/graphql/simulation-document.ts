import { programSnapshot } from "@redial/contracts";
import { BEST_TIME_AFTER_MINUTES, BY_CONTACT_REGION, CALLING_RULE_PACKS, OUTCOMES, parseIso, WEEKDAYS } from "@redial/kernel";
import { z } from "zod";
import { isE164 } from "../domain/suppression";
import { isKnownZone } from "../domain/zone-offsets";
import { simulatedProfiles } from "../usecases/simulated-answers";

/** How much may be asked of one simulation. `calls` is the most that it could dial: contacts × attempts × runs. */
export const SIMULATION_BOUNDS = { contacts: 1_000_000, calls: 5_000_000, parts: 200, phones: 10_000, runs: 20 } as const;

const zone = z.string().refine(isKnownZone, "There is no such IANA time zone.");
const instant = z.string().refine((text) => parseIso(text) !== null, "An instant must be ISO 8601 with a zone.");
const count = z.number().min(0);
const rate = { attempts: count, completed: count };
const { retryStrategy, pauseWindows, frequencyCaps, coolDowns, autoPause, timeZoneMode, callsPerSecond } = programSnapshot.shape;

const flow = z.object({
  config: z.object({ enableAMD: z.boolean().default(false), ringSeconds: z.int().min(5).max(120).default(25) }).default({ enableAMD: false, ringSeconds: 25 }),
  outputs: z.object({ onVoicemail: z.string().optional() }).default({}),
});

/** A best-time step may leave out its least delay; a program has it filled in where it is accepted. */
function withLeastDelays(strategy: unknown): unknown {
  const steps = strategyWithSteps.safeParse(strategy);
  if (!steps.success) return strategy;
  return { ...steps.data, steps: steps.data.steps.map((step) => (bestTimeStep.safeParse(step).success ? { ...Object(step), afterMinutes: BEST_TIME_AFTER_MINUTES } : step)) };
}

const strategyWithSteps = z.looseObject({ type: z.literal("ladder"), steps: z.array(z.unknown()) });
const bestTimeStep = z.looseObject({ bestTime: z.unknown(), afterMinutes: z.null().optional() });

const learnedRates = z.object({
  byAttempt: z.array(z.object({ attempt: z.int().min(1), talkSeconds: count.default(0), ...rate })).min(1).max(100),
  byHourAndWeekday: z.array(z.object({ weekday: z.enum(WEEKDAYS).transform((day) => WEEKDAYS.indexOf(day)), hour: z.int().min(0).max(23), ...rate })).max(168).default([]),
  outcomes: z.array(z.object({ outcome: z.enum(OUTCOMES), count })).max(OUTCOMES.length).default([]),
});

const phones = z.array(z.string().refine(isE164, "A phone is written in E.164, such as +12025550123.")).min(1).max(SIMULATION_BOUNDS.phones);
const audiencePart = z
  .object({ contacts: z.int().min(1).nullish(), phones: phones.nullish(), timeZone: zone.nullish(), region: z.string().max(10).nullish() })
  .refine((part) => (part.contacts == null) !== (part.phones == null), "A part of the audience has either contacts, a count, or phones.");

/** Each field of the input, with what it is when it is left out. */
export const simulationDocument = z.object({
  retryStrategy: z.preprocess(withLeastDelays, retryStrategy).default({ type: "none" }),
  pauseWindows: pauseWindows.default({}),
  flow: flow.prefault({}),
  frequencyCaps: frequencyCaps.default([]),
  coolDowns: coolDowns.default([]),
  autoPause: autoPause.default([]),
  carrier: z.string().min(1).max(100).default("simulator"),
  timeZone: zone.default("UTC"),
  timeZoneMode: timeZoneMode.default("program"),
  callingHours: z.enum([BY_CONTACT_REGION, ...CALLING_RULE_PACKS]).nullable().default(null),
  maxConcurrentCalls: z.int().min(1).max(10_000).default(10),
  callsPerSecond: callsPerSecond.unwrap().min(0.001).max(1_000).nullable().default(null),
  startAt: instant.nullable().default(null),
  stopAt: instant.nullable().default(null),
  audience: z.array(audiencePart).min(1).max(SIMULATION_BOUNDS.parts),
  answerProfile: z.enum(simulatedProfiles()).nullable().default(null),
  learnedRates: learnedRates.nullable().default(null),
  seed: z.string().max(200).default("simulation"),
  runs: z.int().min(1).max(SIMULATION_BOUNDS.runs).default(1),
});

/** A simulation as its document is read. */
export type SimulationDocument = z.infer<typeof simulationDocument>;
