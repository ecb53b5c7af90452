import { DAY_MS, HOUR_MS, MINUTE_MS } from "@redial/kernel";
import type { RedialClient, RunningSystem } from "@redial/start";
import { readAttemptStarts } from "./attempt-starts";
import { launchSimulated } from "./launch-simulated";
import { ledgerCount } from "./ledger";
import { untilOver } from "./until-over";
import { isPausedByIntl } from "./wall-clock";
import { ROUND_THE_CLOCK, type WeekProgram } from "./week-programs";

/** What the attempts of a virtual week came to, each looked at by Intl alone. */
export interface WeekSeen {
  name: string;
  status: string | null;
  /** How many attempts reporting has, and how many calls the carrier placed: the same number, if all is well. */
  attempts: number;
  placed: number;
  days: number;
  /** Attempts within three hours of the change of the clocks, before and after it. */
  aroundTheChange: number;
  /** Attempts in the first minute after a window: those that a window held back. */
  heldBack: number;
  /** Starts inside a window, as reporting or as the carrier tells them; empty if the windows were obeyed. */
  violations: string[];
}

/** Runs a program for a virtual week and more, to its end. */
export async function runWeek(system: RunningSystem, client: RedialClient, program: WeekProgram, contacts: number): Promise<WeekSeen> {
  const { name, timeZone, startAt, pauseWindows, clocksChangeAt } = program;
  const { executionId } = await launchSimulated(client, contacts, { name, settings: { ...ROUND_THE_CLOCK, timeZone, startAt, pauseWindows } });
  const { status } = await untilOver(client, executionId, { withinMs: 600_000 });
  const { reported, placed } = await readAttemptStarts(system, executionId);
  const { placings } = await ledgerCount(system, executionId);
  const isPaused = (at: Date) => isPausedByIntl(at, timeZone, pauseWindows);
  const inWindows = (starts: readonly Date[], source: string) => starts.filter(isPaused).map((at) => `${name}: ${source} has a start at ${at.toISOString()}`);
  const first = reported[0]?.getTime() ?? 0;
  const last = reported[reported.length - 1]?.getTime() ?? 0;
  return {
    name,
    status,
    attempts: reported.length,
    placed: placings,
    days: (last - first) / DAY_MS,
    aroundTheChange: reported.filter((at) => Math.abs(at.getTime() - Date.parse(clocksChangeAt)) < 3 * HOUR_MS).length,
    heldBack: reported.filter((at) => isPaused(new Date(at.getTime() - MINUTE_MS))).length,
    violations: [...inWindows(reported, "reporting"), ...inWindows(placed, "the ledger")],
  };
}
