import { instantOf, Rejection, totalAttempts, WEEKDAYS, type Instant, type Problem } from "@redial/kernel";
import type { z } from "zod";
import type { AskedPart, AskedSimulation } from "../usecases/complete-simulation";
import { findContradictions } from "./simulation-contradictions";
import { SIMULATION_BOUNDS, simulationDocument, type SimulationDocument } from "./simulation-document";

/** The code of a field that does not fit; the other codes are told where they are found. */
const CODES: Record<keyof SimulationDocument, string> = {
  retryStrategy: "RETRY_STRATEGY_INVALID",
  pauseWindows: "PAUSE_WINDOWS_INVALID",
  flow: "DIAL_NODE_INVALID",
  frequencyCaps: "FREQUENCY_CAPS_INVALID",
  coolDowns: "COOL_DOWNS_INVALID",
  autoPause: "AUTO_PAUSE_INVALID",
  carrier: "CARRIER_INVALID",
  timeZone: "TIME_ZONE_UNKNOWN",
  timeZoneMode: "TIME_ZONE_MODE_UNKNOWN",
  callingHours: "CALLING_HOURS_UNKNOWN",
  maxConcurrentCalls: "MAX_CONCURRENT_CALLS_OUT_OF_RANGE",
  callsPerSecond: "CALLS_PER_SECOND_OUT_OF_RANGE",
  startAt: "START_AT_INVALID",
  stopAt: "STOP_AT_INVALID",
  audience: "SIMULATED_AUDIENCE_INVALID",
  answerProfile: "ANSWER_PROFILE_UNKNOWN",
  learnedRates: "LEARNED_RATES_INVALID",
  seed: "SEED_INVALID",
  runs: "RUNS_OUT_OF_RANGE",
};

/** Reads what is to be simulated; refuses it with every problem that it has. Without a `startAt` it begins at `now`. */
export function readSimulation(input: object, now: Instant): AskedSimulation {
  const given = Object.fromEntries(Object.entries(input).filter(([, value]) => value !== null && value !== undefined));
  const read = simulationDocument.safeParse(given);
  const unknownDays = daysUnknown(given["pauseWindows"]);
  if (!read.success || unknownDays.length > 0) throw refusal([...unknownDays, ...(read.error?.issues ?? []).map(problemOf)]);
  const problems = [...findContradictions(read.data, now), ...sizeProblems(read.data)];
  if (problems.length > 0) throw refusal(problems);
  return requestFrom(read.data, now);
}

function requestFrom({ flow: node, startAt, stopAt, audience, answerProfile, learnedRates: learned, ...settings }: SimulationDocument, now: Instant): AskedSimulation {
  const { enableAMD, ringSeconds } = node.config;
  return {
    ...settings,
    flow: { enableAMD, ringSeconds, leaveMessage: node.outputs.onVoicemail !== undefined },
    startAt: startAt === null ? now : instantOf(startAt),
    stopAt: stopAt === null ? null : instantOf(stopAt),
    audience: audience.map(({ contacts, phones, timeZone, region }): AskedPart => ({ who: phones ?? contacts ?? 0, timeZone: timeZone ?? null, region: region ?? null })),
    answers: learned ? { learned } : { profile: answerProfile ?? "known_consumer" },
  };
}

function sizeProblems({ audience, retryStrategy: strategy, runs }: SimulationDocument): Problem[] {
  const phones = audience.reduce((sum, part) => sum + (part.phones?.length ?? 0), 0);
  const contacts = audience.reduce((sum, part) => sum + (part.contacts ?? 0), phones);
  const calls = contacts * totalAttempts(strategy) * runs;
  const { contacts: mostContacts, phones: mostPhones, calls: mostCalls } = SIMULATION_BOUNDS;
  const tooLarge = (message: string, path: string[]): Problem => ({ code: "SIMULATION_TOO_LARGE", message, path });
  if (contacts > mostContacts) return [tooLarge(`A simulation takes at most ${mostContacts} contacts, not ${contacts}.`, ["audience"])];
  if (phones > mostPhones) return [tooLarge(`A simulation takes at most ${mostPhones} phones, not ${phones}; give contacts, a count, for the others.`, ["audience"])];
  if (calls > mostCalls) return [tooLarge(`With all its attempts and runs this could be ${calls} calls; a simulation makes at most ${mostCalls}. A tenth of the contacts tells nearly as much.`, ["audience"])];
  return [];
}

/** Events may bring days that we do not know yet; people who write one have mistyped it. */
function daysUnknown(windows: unknown): Problem[] {
  const days = typeof windows === "object" && windows !== null ? Object.keys(windows) : [];
  const unknown = days.filter((day) => day !== "advanced" && !WEEKDAYS.some((weekday) => weekday === day));
  return unknown.map((day) => ({ code: "PAUSE_DAY_UNKNOWN", message: `${day} is no weekday; use ${WEEKDAYS.join(", ")} or advanced.`, path: ["pauseWindows", day] }));
}

function problemOf({ path, message }: z.core.$ZodIssue): Problem {
  const field = String(path[0] ?? "");
  const code = field in CODES ? CODES[field as keyof SimulationDocument] : "SIMULATION_INVALID";
  const place = path.map((step) => (typeof step === "symbol" ? String(step) : step));
  return { code, message: `${place.join(".")} cannot be used: ${message}`, path: place };
}

function refusal(problems: readonly Problem[]): Rejection {
  const [first, ...others] = problems;
  return first ? Rejection.of([first, ...others]) : new Rejection("SIMULATION_INVALID", "This cannot be simulated.");
}
