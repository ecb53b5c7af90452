import { parseArgs } from "node:util";
import type { LadderStep, RetryStrategy } from "@redial/kernel";
import { callableRates, learnHours, learnSegments } from "@redial/statistics";
import type { HourRates } from "../../domain/hour-rates";
import { benchTable } from "../bench-table";
import { hourWorlds, regionWorlds, type HourWorld } from "./hour-worlds";
import { meanInterval, type MeanInterval } from "./mean-interval";
import { playProgram } from "./played-program";

const RETRIES = 3;
const best: LadderStep = { afterMinutes: 60, bestTime: { within: "P2D" } };
const FIXED: RetryStrategy = { type: "fixed_delay", delayMinutes: 60, maxRetries: RETRIES };
/** What a person would write who knows that evenings and other times of day are good. */
const DAY_PARTS: RetryStrategy = { type: "ladder", steps: [{ dayPart: "evening", daysLater: 0 }, { dayPart: "midday", daysLater: 1 }, { dayPart: "evening", daysLater: 1 }] };
const BEST: RetryStrategy = { type: "ladder", steps: Array.from({ length: RETRIES }, () => best) };

/** As reporting publishes them. */
const LEAST_SEGMENT_TRIALS = 1_000;

/** How much an earlier execution taught. */
interface Earlier {
  name: string;
  contacts: number;
}

const MUCH: Earlier = { name: "4,000 contacts", contacts: 4_000 };
const LITTLE: Earlier = { name: "400 contacts", contacts: 400 };
const NONE: Earlier = { name: "nothing", contacts: 0 };

/** One world and what was learned in it, over all seeds. */
interface Row {
  world: HourWorld;
  earlier: Earlier;
  rates: { fixed: number; dayParts: number; best: number };
  attempts: { fixed: number; best: number };
  gain: MeanInterval;
  overDayParts: MeanInterval;
}

/** What an execution of other people with fixed delays, begun in all open hours of a week, teaches: the truth of the world is known to nobody. */
function learnFrom(world: HourWorld, { contacts }: Earlier, seed: string): HourRates | null {
  if (contacts === 0) return null;
  const { cells, regions } = playProgram(world, { strategy: FIXED, contacts, seed: `earlier/${seed}`, days: 5 });
  const whole = learnHours(cells);
  if (!whole) return null;
  const learned = learnSegments(whole, regions.map((one) => one.cells));
  const segments = regions.flatMap(({ region }, index) => {
    const one = learned[index];
    return one?.isUnlike && one.trials >= LEAST_SEGMENT_TRIALS ? [{ key: "region", value: region, overall: one.overall, byHour: callableRates(one, whole) }] : [];
  });
  return { version: 1, overall: whole.overall, byHour: callableRates(whole), segments };
}

/** What choosing by the region's rates gains over choosing by those of all. */
function examineRegions(world: HourWorld, seeds: number, contacts: number): { all: number; own: number; gain: MeanInterval } {
  const runs = Array.from({ length: seeds }, (_, index) => {
    const seed = `later/${index + 1}`;
    const hourRates = learnFrom(world, MUCH, seed);
    const play = (by: HourRates | null) => playProgram(world, { strategy: BEST, contacts, seed, days: 2, hourRates: by }).connectionRate;
    return { all: play(hourRates && { ...hourRates, segments: [] }), own: play(hourRates) };
  });
  const mean = (of: (run: (typeof runs)[number]) => number) => runs.reduce((sum, run) => sum + of(run), 0) / runs.length;
  return { all: mean(({ all }) => all), own: mean(({ own }) => own), gain: meanInterval(runs.map(({ all, own }) => own - all)) };
}

function examine(world: HourWorld, earlier: Earlier, seeds: number, contacts: number): Row {
  const runs = Array.from({ length: seeds }, (_, index) => {
    const seed = `later/${index + 1}`;
    const play = (strategy: RetryStrategy, hourRates: HourRates | null = null) => playProgram(world, { strategy, contacts, seed, days: 2, hourRates });
    return { fixed: play(FIXED), dayParts: play(DAY_PARTS), best: play(BEST, learnFrom(world, earlier, seed)) };
  });
  const mean = (of: (run: (typeof runs)[number]) => number) => runs.reduce((sum, run) => sum + of(run), 0) / runs.length;
  return {
    world,
    earlier,
    rates: { fixed: mean((run) => run.fixed.connectionRate), dayParts: mean((run) => run.dayParts.connectionRate), best: mean((run) => run.best.connectionRate) },
    attempts: { fixed: mean((run) => run.fixed.attempts / contacts), best: mean((run) => run.best.attempts / contacts) },
    gain: meanInterval(runs.map((run) => run.best.connectionRate - run.fixed.connectionRate)),
    overDayParts: meanInterval(runs.map((run) => run.best.connectionRate - run.dayParts.connectionRate)),
  };
}

const LOSS_AT_MOST = 1;

/** Gains clearly where hours differ and enough was learned; else loses no more than a point. */
function holds({ world, earlier, gain }: Row): boolean {
  return world.hasHourEffects && earlier === MUCH ? gain.low > 0 : gain.low >= -LOSS_AT_MOST;
}

function sayPoints({ mean, low, high }: MeanInterval): string {
  const signed = (points: number) => `${points < 0 ? "−" : "+"}${Math.abs(points).toFixed(2)}`;
  return `${signed(mean)} (${signed(low)} to ${signed(high)})`;
}

/** `npm run bench:best-time -- [--seeds SEEDS] [--contacts CONTACTS]`: what best times gain and lose, by rates that were learned from other people of the same world. */
function benchBestTime(seeds: number, contacts: number): boolean {
  const worlds = hourWorlds(["known_consumer", "cold_consumer", "b2b"]);
  console.log(`${seeds} seeds of ${contacts} contacts, 1 + ${RETRIES} attempts each; rates are learned from an earlier execution of other people (fixed delays, all hours of a week).\n`);
  const rows = worlds.flatMap((world) => [MUCH, LITTLE, NONE].map((earlier) => examine(world, earlier, seeds, contacts)));
  console.log(
    benchTable(
      ["people", "learned from", "fixed_delay %", "day parts %", "best time %", "over fixed_delay, points (95 %)", "over day parts, points (95 %)", "calls a contact", "bar"],
      rows.map((row) => [
        row.world.name,
        row.earlier.name,
        row.rates.fixed.toFixed(2),
        row.rates.dayParts.toFixed(2),
        row.rates.best.toFixed(2),
        sayPoints(row.gain),
        sayPoints(row.overDayParts),
        `${row.attempts.fixed.toFixed(2)} → ${row.attempts.best.toFixed(2)}`,
        holds(row) ? "✓" : "✗",
      ]),
    ),
  );
  const regions = regionWorlds("known_consumer").map((world) => ({ world, ...examineRegions(world, seeds, contacts) }));
  console.log(`\nTwo regions, by rates that were learned from ${MUCH.name}: those of all, and each region's own.\n`);
  console.log(
    benchTable(
      ["people", "by all's rates %", "by the region's %", "over all's, points (95 %)"],
      regions.map(({ world, all, own, gain }) => [world.name, all.toFixed(2), own.toFixed(2), sayPoints(gain)]),
    ),
  );
  const [unlike, alike] = regions;
  const areRegionsHeld = unlike !== undefined && alike !== undefined && unlike.gain.low > 0 && alike.gain.low >= -LOSS_AT_MOST;
  const isHeld = rows.every(holds) && areRegionsHeld;
  console.log(`\nAbove 0 with 95 % where hours differ and enough was learned, else no worse than −${LOSS_AT_MOST} point; by the region's rates above 0 where regions differ, and no worse where they do not: ${isHeld ? "✓" : "✗"}`);
  return isHeld;
}

const { values } = parseArgs({ options: { seeds: { type: "string", default: "20" }, contacts: { type: "string", default: "1000" } } });
process.exitCode = benchBestTime(Number(values.seeds), Number(values.contacts)) ? 0 : 1;
