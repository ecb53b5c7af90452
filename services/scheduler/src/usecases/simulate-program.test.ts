import { instantOf } from "@redial/kernel";
import { loadCallingPacks } from "../calling-packs";
import { simulateProgram, type SimulationRequest, type SimulationTurns } from "./simulate-program";

/** A clock that only turns move on, a millisecond a look. */
function turns(): SimulationTurns & { told: number[] } {
  let now = 0;
  const told: number[] = [];
  return {
    told,
    elapsedMs: () => now++,
    next: (progress) => {
      told.push(progress);
      return Promise.resolve();
    },
  };
}

const PACKS = loadCallingPacks();

const REQUEST: SimulationRequest = {
  retryStrategy: { type: "fixed_delay", delayMinutes: 60, maxRetries: 2 },
  pauseWindows: {},
  timeZone: "America/New_York",
  timeZoneMode: "program",
  callingHours: null,
  flow: { enableAMD: true, leaveMessage: false, ringSeconds: 25 },
  frequencyCaps: [],
  coolDowns: [],
  maxConcurrentCalls: 100,
  callsPerSecond: null,
  startAt: instantOf("2025-03-03T15:00:00-05:00"),
  stopAt: null,
  audience: [{ contacts: 2_000, timeZone: null, region: null }],
  answers: { profile: "warm_lead" },
  seed: "seed",
  runs: 1,
};

it("has the same result for the same request, whatever the turns, and another for another seed", async () => {
  const result = await simulateProgram(REQUEST, PACKS, turns());
  expect(await simulateProgram(REQUEST, PACKS, { elapsedMs: () => 0, next: () => Promise.resolve() })).toEqual(result);
  expect(await simulateProgram({ ...REQUEST, seed: "other" }, PACKS, turns())).not.toEqual(result);
});

it("tells its progress, which never falls and ends at 1", async () => {
  const { told, ...clock } = turns();
  await simulateProgram({ ...REQUEST, runs: 2 }, PACKS, { ...clock });
  expect(told.at(-1)).toBe(1);
  expect(told.length).toBeGreaterThan(3);
  expect(told).toEqual([...told].sort((a, b) => a - b));
});

it("is given up when its turns are", async () => {
  await expect(simulateProgram(REQUEST, PACKS, { elapsedMs: turns().elapsedMs, next: () => Promise.reject(new Error("stopping")) })).rejects.toThrow("stopping");
});

it("has an interval that narrows with runs, each with people of its own", async () => {
  const one = await simulateProgram(REQUEST, PACKS, turns());
  const five = await simulateProgram({ ...REQUEST, runs: 5 }, PACKS, turns());
  const width = ({ connectionRate: { interval } }: typeof one) => (interval?.high ?? 0) - (interval?.low ?? 0);
  expect(width(five)).toBeLessThan(width(one) / 2);
  expect(new Set(five.connectionRate.runs).size).toBe(5);
  expect(five.connectionRate.runs[0]).toBe(one.connectionRate.rate);
});

it("holds contacts without a zone when each is called by his own", async () => {
  const audience = [{ contacts: 30, timeZone: null, region: null }, { contacts: 10, timeZone: "America/Chicago", region: null }];
  const result = await simulateProgram({ ...REQUEST, timeZoneMode: "contact", audience }, PACKS, turns());
  expect(result.ends).toContainEqual({ result: "held", reason: "zone_unknown", contacts: 30 });
});

it("calls each part by the calling hours, holidays and caps of its region, read by Intl, and holds those of whom no clock is known", async () => {
  const audience = [{ contacts: 200, timeZone: "Europe/Paris", region: "FR" }, { contacts: 10, timeZone: null, region: "FR" }];
  const retryStrategy = { type: "fixed_delay", delayMinutes: 200, maxRetries: 9 } as const;
  const result = await simulateProgram({ ...REQUEST, retryStrategy, audience, callingHours: "contact_region", startAt: instantOf("2026-07-13T00:00:00Z") }, PACKS, turns());
  const clock = new Intl.DateTimeFormat("en-GB", { timeZone: "Europe/Paris", weekday: "short", day: "numeric", month: "numeric", hour: "numeric", hourCycle: "h23" });
  for (const { startsAt } of result.byHour) {
    const part = Object.fromEntries(clock.formatToParts(startsAt).map(({ type, value }) => [type, value]));
    expect([10, 11, 12, 14, 15, 16, 17, 18, 19]).toContain(Number(part["hour"]));
    expect(["Sat", "Sun"]).not.toContain(part["weekday"]);
    expect([part["day"], part["month"]]).not.toEqual(["14", "7"]);
  }
  expect(result.attempts).toBeGreaterThan(400);
  // France: 4 calls in 30 days; the fifth waits for a month to pass.
  expect(result.byHour.filter(({ startsAt }) => startsAt < instantOf("2026-08-12T00:00:00Z")).reduce((sum, { attempts }) => sum + attempts, 0)).toBeLessThanOrEqual(800);
  expect(result.ends).toContainEqual({ result: "held", reason: "zone_unknown", contacts: 10 });
});

it("foretells with learned rates what those rates say", async () => {
  const byAttempt = [1, 2, 3].map((attempt) => ({ attempt, attempts: 10_000, completed: 2_000, talkSeconds: 100_000 }));
  const learned = { byAttempt, byHourAndWeekday: [], outcomes: [{ outcome: "completed" as const, count: 6_000 }, { outcome: "no_answer" as const, count: 24_000 }] };
  const result = await simulateProgram({ ...REQUEST, answers: { learned }, audience: [{ contacts: 20_000, timeZone: null, region: null }] }, PACKS, turns());
  expect(result.connectionRate.rate).toBeCloseTo((1 - 0.8 ** 3) * 100, 0);
  expect(result.talkMs / result.completed).toBe(50_000);
  expect(result.outcomes.map(({ outcome }) => outcome)).toEqual(["no_answer", "completed"]);
});
