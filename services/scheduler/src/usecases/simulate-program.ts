import { wilsonInterval, type FrequencyCap, type CoolDown, type Instant, type PauseWindows, type RateInterval, type RetryStrategy } from "@redial/kernel";
import type { Advice } from "../domain/advice/advice";
import { adviseOnProgram } from "../domain/advice/advise-program";
import { isZoneUnknown, placeContact } from "../domain/call-place";
import type { CallingPacks } from "../domain/calling-rules";
import { simulate, type Simulation, type SimulatedGroup } from "../domain/simulation/simulation";
import type { SimulationCounts } from "../domain/simulation/tally";
import { NO_NUMBERS, placeRulesCompiler, rulesAtHome } from "./place-rules";
import { simulatedAnswers, type AnswerSource, type DialSettings } from "./simulated-answers";

/** Contacts of one zone; null when it is not known. */
export interface AudiencePart {
  contacts: number;
  timeZone: string | null;
  region: string | null;
}

/** A program and an audience to foretell, checked. */
export interface SimulationRequest {
  retryStrategy: RetryStrategy;
  pauseWindows: PauseWindows;
  timeZone: string;
  timeZoneMode: "program" | "contact";
  /** A pack of calling rules, `contact_region`, or none. */
  callingHours: string | null;
  flow: DialSettings;
  frequencyCaps: readonly FrequencyCap[];
  coolDowns: readonly CoolDown[];
  maxConcurrentCalls: number;
  callsPerSecond: number | null;
  startAt: Instant;
  stopAt: Instant | null;
  audience: readonly AudiencePart[];
  answers: AnswerSource;
  seed: string;
  /** How often it is played, each time with other people; the first is the one told in full. */
  runs: number;
}

/** Rates in percent over all runs. */
export interface ForetoldRate {
  /** completed / contacts × 100; null without contacts. */
  rate: number | null;
  /** Wilson 95 %: what as many contacts leave to chance. */
  interval: RateInterval | null;
  /** The rate of each run: how far worlds alike differ. */
  runs: readonly number[];
}

/** What a simulation foretells. */
export interface SimulationResult extends SimulationCounts {
  connectionRate: ForetoldRate;
  /** Calls per contact that was called; null without a call. */
  averageAttempts: number | null;
  /** Settings that cannot work or hold each other back, as for a launch at `startAt`; what cannot work first. */
  advice: readonly Advice[];
}

/** How a long simulation lets others have their turn. */
export interface SimulationTurns {
  /** Milliseconds of a clock that never goes back. */
  elapsedMs(): number;
  /** Resolves once everything else that waits was served; rejects to give up. */
  next(progress: number): Promise<void>;
}

/** The longest that a simulation holds up its process at a time. */
const TURN_MS = 8;
/** Between two looks at the clock: a fraction of a millisecond. */
const STEPS = 50;

/** Plays a program on a virtual clock, as often as asked, in turns of some milliseconds. The same request always has the same result. */
export async function simulateProgram(request: SimulationRequest, packs: CallingPacks, turns: SimulationTurns): Promise<SimulationResult> {
  const counts: SimulationCounts[] = [];
  for (let run = 0; run < request.runs; run++) {
    const simulation = startRun(request, packs, run);
    await play(simulation, turns, (progress) => (run + progress) / request.runs);
    counts.push(simulation.counts());
  }
  return { ...resultOf(counts), advice: adviseOn(request, packs) };
}

/** One run of a request; each has people of its own, the first those of the seed as it is. */
export function startRun(request: SimulationRequest, packs: CallingPacks, run: number): Simulation {
  const { timeZone, timeZoneMode, flow, retryStrategy: strategy } = request;
  const compile = placeRulesCompiler(request, packs);
  const placeRules = { timeZone, timeZoneMode, callingHours: request.callingHours ?? undefined };
  const groups = request.audience.map(({ contacts, ...whereabouts }): SimulatedGroup => {
    const place = placeContact({ phone: "", ...whereabouts }, placeRules, NO_NUMBERS, packs);
    if (place && isZoneUnknown(place)) return { contacts, held: "zone_unknown" };
    const { openHours, frequencyRules: rules } = compile(place);
    return { contacts, openHours, rules };
  });
  const zones = groups.map((group) => (group.held === undefined ? group.openHours.zones[0] : timeZone));
  return simulate({
    strategy,
    leavesMessage: flow.leaveMessage,
    groups,
    maxConcurrentCalls: request.maxConcurrentCalls,
    callsPerSecond: request.callsPerSecond,
    startsAt: request.startAt,
    stopAt: request.stopAt,
    answer: simulatedAnswers(request.answers, flow, zones, run === 0 ? request.seed : `${request.seed}/${run + 1}`),
  });
}

async function play(simulation: Simulation, turns: SimulationTurns, overall: (progress: number) => number): Promise<void> {
  let beganAt = turns.elapsedMs();
  while (simulation.advance(STEPS)) {
    if (turns.elapsedMs() - beganAt < TURN_MS) continue;
    await turns.next(overall(simulation.progress()));
    beganAt = turns.elapsedMs();
  }
  await turns.next(overall(1));
}

function adviseOn({ flow, ...settings }: SimulationRequest, packs: CallingPacks): Advice[] {
  const { openHours } = rulesAtHome(settings, packs);
  const program = { ...settings, enableAMD: flow.enableAMD, leavesMessage: flow.leaveMessage };
  return adviseOnProgram(program, { now: settings.startAt, openHours });
}

function resultOf(runs: readonly SimulationCounts[]): Omit<SimulationResult, "advice"> {
  const [first] = runs;
  if (!first) throw new Error("a simulation has at least one run");
  const contacts = runs.reduce((sum, counts) => sum + counts.contacts, 0);
  const completed = runs.reduce((sum, counts) => sum + counts.completed, 0);
  return {
    ...first,
    connectionRate: {
      rate: contacts === 0 ? null : (completed / contacts) * 100,
      interval: wilsonInterval(completed, contacts),
      runs: runs.filter((counts) => counts.contacts > 0).map((counts) => (counts.completed / counts.contacts) * 100),
    },
    averageAttempts: first.contactsCalled === 0 ? null : first.attempts / first.contactsCalled,
  };
}
