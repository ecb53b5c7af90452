import { inPercent, wilson, type Interval } from "@redial/statistics";
import type { SimulationAdvice } from "../domain/advice/advised-simulation";
import { narrowestPace, type PaceLimit } from "../domain/pace-limit";
import { simulate, type Simulation } from "../domain/simulation/simulation";
import type { SimulationCounts } from "../domain/simulation/tally";
import { adviseOnRequest } from "./advise-on-simulation";
import { placeAudience, type PlacedPart, type PlaceParts } from "./place-audience";
import { simulatedAnswers } from "./simulated-answers";
import type { SimulationRequest } from "./simulation-request";

/** Rates in percent over all runs. */
export interface ForetoldRate {
  /** completed / contacts × 100; null without contacts. */
  rate: number | null;
  /** Wilson 95 %: what as many contacts leave to chance. */
  interval: Interval | null;
  /** The rate of each run: how far worlds alike differ. */
  runs: readonly number[];
}

/** What a simulation foretells. */
export interface SimulationResult extends SimulationCounts {
  connectionRate: ForetoldRate;
  /** Calls per contact that was called; null without a call. */
  averageAttempts: number | null;
  /** The pace that holds: the least of the program's own, its organization's and its carrier's. */
  pace: PaceLimit;
  /** Settings that cannot work or hold each other back, as for a launch at `startAt`; what cannot work first. */
  advice: readonly SimulationAdvice[];
}

/** How a long simulation lets others have their turn. */
export interface SimulationTurns {
  /** Milliseconds of a clock that never goes back. */
  elapsedMs(): number;
  /** Resolves once everything else that waits was served; rejects to give up. */
  next(progress: number): Promise<void>;
}

/** The longest that a simulation holds up its process at a time. */
const TURN_MS = 5;
/** Between two looks at the clock: a tenth of a millisecond, and some while the code is cold. */
const STEPS = 10;

/** Plays a program on a virtual clock, as often as asked, in turns of some milliseconds. The same request always has the same result. */
export async function simulateProgram(request: SimulationRequest, { packs, numbers }: PlaceParts, turns: SimulationTurns): Promise<SimulationResult> {
  const groups = placeAudience(request, packs, numbers);
  const pace = narrowestPace([request, ...(request.sharedLimits ?? [])]);
  const counts: SimulationCounts[] = [];
  for (let run = 0; run < request.runs; run++) {
    const simulation = startRun(request, groups, pace, run);
    await play(simulation, turns, (progress) => (run + progress) / request.runs);
    counts.push(simulation.counts());
  }
  const result = resultOf(counts);
  return { ...result, pace, advice: adviseOnRequest(request, { groups, pace, counts: result, packs }) };
}

/** One run of a request; each has people of its own, the first those of the seed as it is. */
function startRun(request: SimulationRequest, groups: readonly PlacedPart[], { maxConcurrentCalls, callsPerSecond }: PaceLimit, run: number): Simulation {
  const { flow, retryStrategy: strategy } = request;
  return simulate({
    strategy,
    leavesMessage: flow.leaveMessage,
    groups: groups.map(({ simulated }) => simulated),
    maxConcurrentCalls: maxConcurrentCalls ?? request.maxConcurrentCalls,
    callsPerSecond,
    startsAt: request.startAt,
    stopAt: request.stopAt,
    hourRates: request.hourRates ?? null,
    autoPause: request.autoPause ?? [],
    answer: simulatedAnswers(request.answers, flow, groups.map(({ zone }) => zone), run === 0 ? request.seed : `${request.seed}/${run + 1}`),
  });
}

async function play(simulation: Simulation, turns: SimulationTurns, overall: (progress: number) => number): Promise<void> {
  await turns.next(overall(0));
  let beganAt = turns.elapsedMs();
  while (simulation.advance(STEPS)) {
    if (turns.elapsedMs() - beganAt < TURN_MS) continue;
    await turns.next(overall(simulation.progress()));
    beganAt = turns.elapsedMs();
  }
  await turns.next(overall(1));
}

function resultOf(runs: readonly SimulationCounts[]): Omit<SimulationResult, "advice" | "pace"> {
  const [first] = runs;
  if (!first) throw new Error("a simulation has at least one run");
  const contacts = runs.reduce((sum, counts) => sum + counts.contacts, 0);
  const completed = runs.reduce((sum, counts) => sum + counts.completed, 0);
  return {
    ...first,
    connectionRate: {
      rate: contacts === 0 ? null : (completed / contacts) * 100,
      interval: inPercent(wilson(completed, contacts)),
      runs: runs.filter((counts) => counts.contacts > 0).map((counts) => (counts.completed / counts.contacts) * 100),
    },
    averageAttempts: first.contactsCalled === 0 ? null : first.attempts / first.contactsCalled,
  };
}
