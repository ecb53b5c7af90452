import { cpus } from "node:os";
import { DAY_MS, toIso } from "@redial/kernel";
import { benchTable } from "../bench-table";
import type { Contender } from "./contender";
import { cronParser } from "./cron-parser";
import { croner } from "./croner";
import { luxon } from "./luxon";
import { redial, redialInTwoZones } from "./redial";
import { rrule } from "./rrule";
import { temporal } from "./temporal";

const BAR_NS = 50;
const ZONES = ["America/New_York", "Europe/London", "Africa/Casablanca", "Asia/Kolkata", "Australia/Lord_Howe", "Pacific/Chatham"];
const CASES_A_ZONE = 200;
const ROUNDS = 11;
/** A round takes at least so much processor time, whose clock has microseconds. */
const ROUND_MS = 60;
const YEAR_STARTS_AT = Date.UTC(2025, 0, 1);

interface Case {
  zone: string;
  at: number;
}

/** `npm run bench:time`: the next open instant of the same cases by the scheduler's rule and by what people use instead. Answers whether all agree and the bar holds. */
async function benchTime(): Promise<boolean> {
  const cases = ZONES.flatMap((zone, z) => Array.from({ length: CASES_A_ZONE }, (_, i): Case => ({ zone, at: YEAR_STARTS_AT + instantOfYear(z * CASES_A_ZONE + i) })));
  const expected = answers(redial, cases);
  let agree = true;
  const measured = [redial, redialInTwoZones, await temporal(), luxon, croner, cronParser, rrule].map((contender) => {
    const differing = answers(contender, cases).flatMap((at, i) => (at === expected[i] ? [] : [i]));
    for (const i of differing.slice(0, 3)) console.log(`${contender.name} disagrees: ${cases[i]?.zone} at ${iso(cases[i]?.at)}: ${iso(answers(contender, cases)[i])}, redial says ${iso(expected[i])}`);
    agree &&= differing.length === 0;
    return { contender, nsPerCase: medianNs(contender, cases), differing: differing.length };
  });
  const own = measured[0]?.nsPerCase ?? NaN;

  console.log(`next open instant of a week with pauses: ${cases.length} cases in 2025, ${ZONES.length} warm zones`);
  console.log(`${cpus()[0]?.model ?? "unknown processor"}, Node ${process.version}, time zones of ${process.versions.tz}\n`);
  console.log(
    benchTable(
      ["library", "version", "median ns of processor time", "times redial", "differing answers"],
      measured.map(({ contender, nsPerCase, differing }) => [contender.name, contender.version, nsPerCase < 1_000 ? nsPerCase.toFixed(1) : Math.round(nsPerCase).toLocaleString("en"), (nsPerCase / own).toFixed(nsPerCase / own < 100 ? 1 : 0), String(differing)]),
    ),
  );
  const isFast = own <= BAR_NS;
  console.log(`\n${isFast ? "✓" : "✗"} ${own.toFixed(1)} ns, at most ${BAR_NS}\n${agree ? "✓ all agree" : "✗ not all agree"}`);
  return isFast && agree;
}

function answers(contender: Contender, cases: readonly Case[]): number[] {
  const byZone = new Map(ZONES.map((zone) => [zone, contender.compile(zone)]));
  return cases.map(({ zone, at }) => byZone.get(zone)?.(at) ?? NaN);
}

/** The median of the rounds, in nanoseconds of processor time for one case, so that whatever else the machine does counts little. Zones are compiled and asked before. */
function medianNs(contender: Contender, cases: readonly Case[]): number {
  const zones = ZONES.map((zone) => ({ nextOpen: contender.compile(zone), instants: cases.filter((one) => one.zone === zone).map(({ at }) => at) }));
  let sum = 0;
  const nsPerCase = (): number => {
    const beganAt = process.cpuUsage();
    let passes = 0;
    let usedMs = 0;
    do {
      for (const { nextOpen, instants } of zones) for (const at of instants) sum += nextOpen(at);
      passes += 1;
      const { user, system } = process.cpuUsage(beganAt);
      usedMs = (user + system) / 1_000;
    } while (usedMs < ROUND_MS);
    return (usedMs * 1e6) / (passes * cases.length);
  };
  nsPerCase();
  const rounds = Array.from({ length: ROUNDS }, nsPerCase);
  if (!Number.isFinite(sum)) throw new Error(`${contender.name} left a case without an answer`);
  return rounds.sort((a, b) => a - b)[ROUNDS >> 1] ?? NaN;
}

/** Instants all over the year, by the fractional parts of multiples of the golden ratio: in no order, and the same each time. */
function instantOfYear(i: number): number {
  return Math.floor(((i * 0.618_033_988_749_895) % 1) * 365 * DAY_MS);
}

function iso(at: number | undefined): string {
  return at === undefined || Number.isNaN(at) ? "none" : toIso(at);
}

benchTime().then(
  (isGood) => process.exit(isGood ? 0 : 1),
  (error: unknown) => {
    console.error(error);
    process.exit(1);
  },
);
