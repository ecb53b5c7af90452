import { cpus } from "node:os";
import { setImmediate } from "node:timers/promises";
import { parseArgs } from "node:util";
import { instantOf } from "@redial/kernel";
import { loadCallingPacks } from "../calling-packs";
import { numberPlan } from "../number-plan";
import { simulateProgram } from "../usecases/simulate-program";
import type { SimulationRequest } from "../usecases/simulation-request";
import { benchTable } from "./bench-table";

const EVERY_WEEKDAY = ["monday", "tuesday", "wednesday", "thursday", "friday"] as const;
const lunchAndNight = [
  { startAt: { hour: 0, minute: 0 }, endAt: { hour: 9, minute: 0 } },
  { startAt: { hour: 12, minute: 0 }, endAt: { hour: 13, minute: 0 } },
  { startAt: { hour: 20, minute: 0 }, endAt: { hour: 23, minute: 59 } },
];

/** Up to four attempts, four zones, windows and a cap: nothing that a real program would not have. */
function requestFor(contacts: number): SimulationRequest {
  const zones = ["America/New_York", "America/Chicago", "America/Denver", "America/Los_Angeles"];
  return {
    retryStrategy: { type: "fixed_delay", delayMinutes: 60, maxRetries: 3 },
    pauseWindows: Object.fromEntries(EVERY_WEEKDAY.map((day) => [day, lunchAndNight])),
    timeZone: "America/New_York",
    timeZoneMode: "contact",
    callingHours: null,
    flow: { enableAMD: true, leaveMessage: false, ringSeconds: 25 },
    frequencyCaps: [{ max: 3, perDays: 1 }],
    coolDowns: [],
    maxConcurrentCalls: 1_000,
    callsPerSecond: 50,
    startAt: instantOf("2025-03-03T09:00:00-05:00"),
    stopAt: null,
    audience: zones.map((timeZone) => ({ contacts: Math.ceil(contacts / zones.length), timeZone, region: null })),
    answers: { profile: "known_consumer" },
    seed: "bench",
    runs: 1,
  };
}

/** What the process has used since; on a machine that is busy otherwise it says more than the clock. */
function secondsSince(begun: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(begun);
  return (user + system) / 1e6;
}

/** `npm run bench:simulate -- [--contacts CONTACTS]`: how long a program takes to foretell, and how long the process was held up at most meanwhile. */
async function benchSimulate(sizes: readonly number[]): Promise<boolean> {
  const [cpu] = cpus();
  console.log(`${cpu?.model ?? "unknown processor"} · ${cpus().length} cores · Node ${process.version}\n`);
  const parts = { packs: loadCallingPacks(), numbers: numberPlan() };
  const rows: string[][] = [];
  let isFast = true;
  for (const contacts of sizes) {
    const longest = { ms: 0, processorMs: 0 };
    let turnAt = performance.now();
    let turnBegun = process.cpuUsage();
    const next = async () => {
      longest.ms = Math.max(longest.ms, performance.now() - turnAt);
      longest.processorMs = Math.max(longest.processorMs, secondsSince(turnBegun) * 1_000);
      await setImmediate();
      turnAt = performance.now();
      turnBegun = process.cpuUsage();
    };
    const begun = process.cpuUsage();
    const beganAt = performance.now();
    const result = await simulateProgram(requestFor(contacts), parts, { elapsedMs: () => performance.now(), next });
    const seconds = (performance.now() - beganAt) / 1_000;
    const processorSeconds = secondsSince(begun);
    isFast &&= seconds / contacts < 5 / 100_000;
    const rate = result.connectionRate.rate ?? 0;
    const { ms, processorMs } = longest;
    rows.push([String(contacts), String(result.attempts), seconds.toFixed(2), processorSeconds.toFixed(2), (contacts / seconds).toFixed(0), (result.attempts / seconds).toFixed(0), ms.toFixed(0), processorMs.toFixed(0), rate.toFixed(1)]);
  }
  console.log(benchTable(["contacts", "calls", "seconds", "of processor", "contacts/s", "calls/s", "longest turn ms", "of processor", "connected %"], rows));
  console.log(`\n100,000 contacts under 5 seconds, and others in proportion: ${isFast ? "✓" : "✗"}`);
  return isFast;
}

const { values } = parseArgs({ options: { contacts: { type: "string" } } });
const sizes = values.contacts === undefined ? [100_000, 200_000] : [Number(values.contacts)];
void benchSimulate(sizes).then((isFast) => void (process.exitCode = isFast ? 0 : 1));
