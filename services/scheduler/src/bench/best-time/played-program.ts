import { DAY_MS, HOUR_MS, instantOf, toIso, WEEKDAYS, type PauseWindows, type RetryStrategy } from "@redial/kernel";
import type { HourCounts } from "@redial/statistics";
import { restOfHour, type HourRates } from "../../domain/hour-rates";
import { compileOpenHours, type OpenHours } from "../../domain/open-hours";
import { simulate } from "../../domain/simulation/simulation";
import { zoneOffsets } from "../../domain/zone-offsets";
import { modelAnswers } from "../../usecases/simulated-answers";
import type { HourWorld } from "./hour-worlds";

const ZONES = ["America/New_York", "America/Chicago", "America/Denver", "America/Los_Angeles"];
const MONDAY_9 = instantOf("2025-03-03T09:00:00-05:00");

const OPENS = 9;
const CLOSES = 20;

/** Nobody is called before nine or after twenty, nor at weekends. */
const WORKDAYS: PauseWindows = Object.fromEntries(
  WEEKDAYS.map((weekday, day) => [weekday, day < 5 ? [{ startAt: { hour: 0, minute: 0 }, endAt: { hour: OPENS, minute: 0 } }, { startAt: { hour: CLOSES, minute: 0 }, endAt: { hour: 24, minute: 0 } }] : [{ startAt: { hour: 0, minute: 0 }, endAt: { hour: 24, minute: 0 } }]]),
);

/** The hours of so many days in a zone, as hours open to a group whose first calls come in each. */
function hoursOpenFrom(zone: string, days: number): OpenHours[] {
  return Array.from({ length: days * (CLOSES - OPENS) }, (_, index) => {
    const startAt = MONDAY_9 + Math.floor(index / (CLOSES - OPENS)) * DAY_MS + (index % (CLOSES - OPENS)) * HOUR_MS;
    return compileOpenHours({ ...WORKDAYS, advanced: [{ startAt: toIso(MONDAY_9 - DAY_MS), endAt: toIso(startAt) }] }, [zone]);
  });
}

/** The attempts of one region, by attempt number and hour of the week. */
export interface RegionCells {
  region: string;
  cells: HourCounts[];
}

/** One execution to play. */
export interface PlayedProgram {
  strategy: RetryStrategy;
  contacts: number;
  seed: string;
  /** Over the open hours of how many days the first attempts are spread. */
  days: number;
  hourRates?: HourRates | null;
}

/** What it came to, with the cells from which rates are learned. */
export interface PlayedResult {
  /** Completed, in percent of the contacts. */
  connectionRate: number;
  attempts: number;
  cells: HourCounts[];
  /** The same of each region of the world, in their order. */
  regions: RegionCells[];
}

/** Plays a program in a world, whose contacts live in its regions in equal parts: the planning rules of real executions on a virtual clock. The same program always has the same result. */
export function playProgram({ regions }: HourWorld, { strategy, contacts, seed, days, hourRates = null }: PlayedProgram): PlayedResult {
  const cells = regions.map(() => new Map<string, HourCounts>());
  const parts = ZONES.flatMap((zone) => hoursOpenFrom(zone, days).flatMap((openHours) => regions.map(({ name }, index) => ({ zone, openHours, region: name, index }))));
  const most = Math.ceil(contacts / parts.length);
  const groups = parts.map(({ openHours, region }, index) => ({ region, contacts: Math.max(0, Math.min(most, contacts - index * most)), openHours, rules: { caps: [], coolDowns: [] } }));
  const flow = { enableAMD: true, leaveMessage: false, ringSeconds: 25 };
  const answers = regions.map(({ model }) => modelAnswers(model, flow, parts.map(({ zone }) => zone), seed));
  const simulation = simulate({
    strategy,
    leavesMessage: false,
    groups,
    // Lines enough for all: that calls wait for a free one is not what is measured.
    maxConcurrentCalls: 1_000,
    callsPerSecond: null,
    startsAt: MONDAY_9,
    stopAt: null,
    autoPause: [],
    hourRates,
    answer: (dial) => {
      const part = parts[dial.group];
      const answer = part && answers[part.index];
      const seen = part && cells[part.index];
      if (!answer || !seen) throw new Error("a group that is not there");
      const call = answer(dial);
      const { hourOfWeek } = restOfHour(zoneOffsets(part.zone), dial.startedAt);
      const key = `${hourOfWeek}/${dial.attempt}`;
      const cell = seen.get(key) ?? { hourOfWeek, attempt: dial.attempt, trials: 0, successes: 0 };
      seen.set(key, cell);
      cell.trials += 1;
      if (call.outcome === "completed") cell.successes += 1;
      return call;
    },
  });
  while (simulation.advance(10_000));
  const { completed, attempts } = simulation.counts();
  const ofRegions = regions.map(({ name }, index) => ({ region: name, cells: [...(cells[index]?.values() ?? [])] }));
  return { connectionRate: (completed / contacts) * 100, attempts, cells: ofRegions.flatMap((one) => one.cells), regions: ofRegions };
}
