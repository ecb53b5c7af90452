import { instantOf } from "@redial/kernel";
import { loadCallingPacks } from "../calling-packs";
import { numberPlan } from "../number-plan";
import { simulateProgram, type SimulationTurns } from "./simulate-program";
import type { SimulationRequest } from "./simulation-request";

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

const PARTS = { packs: loadCallingPacks(), numbers: numberPlan() };

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
  const result = await simulateProgram(REQUEST, PARTS, turns());
  expect(await simulateProgram(REQUEST, PARTS, { elapsedMs: () => 0, next: () => Promise.resolve() })).toEqual(result);
  expect(await simulateProgram({ ...REQUEST, seed: "other" }, PARTS, turns())).not.toEqual(result);
});

it("tells its progress, which never falls and ends at 1", async () => {
  const { told, ...clock } = turns();
  await simulateProgram({ ...REQUEST, runs: 2 }, PARTS, { ...clock });
  expect(told.at(-1)).toBe(1);
  expect(told.length).toBeGreaterThan(3);
  expect(told).toEqual([...told].sort((a, b) => a - b));
});

it("is given up when its turns are", async () => {
  await expect(simulateProgram(REQUEST, PARTS, { elapsedMs: turns().elapsedMs, next: () => Promise.reject(new Error("stopping")) })).rejects.toThrow("stopping");
});

it("has an interval that narrows with runs, each with people of its own", async () => {
  const one = await simulateProgram(REQUEST, PARTS, turns());
  const five = await simulateProgram({ ...REQUEST, runs: 5 }, PARTS, turns());
  const width = ({ connectionRate: { interval } }: typeof one) => (interval?.high ?? 0) - (interval?.low ?? 0);
  expect(width(five)).toBeLessThan(width(one) / 2);
  expect(new Set(five.connectionRate.runs).size).toBe(5);
  expect(five.connectionRate.runs[0]).toBe(one.connectionRate.rate);
});

it("holds contacts without a zone when each is called by his own", async () => {
  const audience = [{ contacts: 30, timeZone: null, region: null }, { contacts: 10, timeZone: "America/Chicago", region: null }];
  const result = await simulateProgram({ ...REQUEST, timeZoneMode: "contact", audience }, PARTS, turns());
  expect(result.ends).toContainEqual({ result: "held", reason: "zone_unknown", contacts: 30 });
});

it("calls each part by the calling hours, holidays and caps of its region, read by Intl, and holds those of whom no clock is known", async () => {
  const audience = [{ contacts: 200, timeZone: "Europe/Paris", region: "FR" }, { contacts: 10, timeZone: null, region: "FR" }];
  const retryStrategy = { type: "fixed_delay", delayMinutes: 200, maxRetries: 9 } as const;
  const result = await simulateProgram({ ...REQUEST, retryStrategy, audience, callingHours: "contact_region", startAt: instantOf("2026-07-13T00:00:00Z") }, PARTS, turns());
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
  const result = await simulateProgram({ ...REQUEST, answers: { learned }, audience: [{ contacts: 20_000, timeZone: null, region: null }] }, PARTS, turns());
  expect(result.connectionRate.rate).toBeCloseTo((1 - 0.8 ** 3) * 100, 0);
  expect(result.talkMs / result.completed).toBe(50_000);
  expect(result.outcomes.map(({ outcome }) => outcome)).toEqual(["no_answer", "completed"]);
});

it("keeps to the least of its own pace and those of its organization and carrier, and says what holds it back", async () => {
  const sharedLimits = [{ of: "organization" as const, maxConcurrentCalls: 5, callsPerSecond: null }, { of: "carrier" as const, maxConcurrentCalls: 40, callsPerSecond: 2 }];
  const audience = [{ contacts: 300, timeZone: null, region: null }];
  const result = await simulateProgram({ ...REQUEST, audience, sharedLimits }, PARTS, turns());
  const alone = await simulateProgram({ ...REQUEST, audience, maxConcurrentCalls: 5, callsPerSecond: 2 }, PARTS, turns());
  expect(result.pace).toEqual({ maxConcurrentCalls: 5, callsPerSecond: 2 });
  expect(result.byHour).toEqual(alone.byHour);
  expect(result.advice.filter(({ code }) => code === "PACE_LIMITED")).toMatchObject([
    { weight: "mistake", path: ["maxConcurrentCalls"], message: "The organization allows maxConcurrentCalls 5 for all its calls together, less than the 100 asked for." },
    { weight: "mistake", path: ["maxConcurrentCalls"] },
    { weight: "hint", path: ["callsPerSecond"], message: "The carrier allows callsPerSecond 2 for all its calls together." },
  ]);
});

it("says when and why it would pause by itself, and how many would wait", async () => {
  const autoPause = [{ outcomes: ["no_answer" as const], count: 10_000 }, { outcomes: ["no_answer" as const, "voicemail" as const], share: 0.8, ofLast: 50 }];
  const { autoPaused, advice, ends } = await simulateProgram({ ...REQUEST, autoPause }, PARTS, turns());
  const waiting = ends.find(({ result }) => result === "paused")?.contacts ?? 0;
  expect(autoPaused).toMatchObject({ rule: autoPause[1], counted: 40, ofLast: 50, share: 0.8 });
  expect(waiting).toBeGreaterThan(1_000);
  expect(advice).toContainEqual({
    code: "AUTO_PAUSE_MET",
    weight: "mistake",
    contacts: waiting,
    path: ["autoPause", 1],
    message: expect.stringMatching(new RegExp(`^It would pause by itself on Monday 2025-03-03 15:0\\d.* \\(America/New_York\\), since 40 of the last 50 attempts ended as no_answer or voicemail\\. ${waiting} contacts would wait`)),
  });
  expect(advice).toContainEqual(expect.objectContaining({ code: "AUTO_PAUSE_NEVER_MET", weight: "cannot_work", path: ["autoPause", 0] }));
});

it("says of whom no call will ever be made, who gets fewer attempts, and who is not reached in time", async () => {
  const audience = [
    { contacts: 300, timeZone: "Europe/Paris", region: "FR" },
    { contacts: 40, timeZone: "America/New_York", region: "US-NY" },
    { contacts: 7, timeZone: null, region: "FR" },
    { contacts: 5, timeZone: "Europe/Paris", region: "FR", suppressed: { until: null } },
  ];
  const retryStrategy = { type: "fixed_delay", delayMinutes: 60, maxRetries: 2 } as const;
  // Monday 18:00 to 20:00 in Paris, the end of the calling hours there; noon to 14:00 in New York.
  const [startAt, stopAt] = [instantOf("2025-03-03T18:00:00+01:00"), instantOf("2025-03-03T20:00:00+01:00")];
  const request = { ...REQUEST, retryStrategy, audience, timeZoneMode: "contact" as const, callingHours: "contact_region", maxConcurrentCalls: 1, startAt, stopAt };
  const { advice } = await simulateProgram(request, PARTS, turns());
  const told = (code: string) => advice.filter((one) => one.code === code);
  expect(told("CONTACTS_HELD")).toMatchObject([{ contacts: 7 }]);
  expect(told("CONTACTS_SUPPRESSED")).toMatchObject([{ contacts: 5, weight: "hint" }]);
  expect(told("RETRIES_OUT_OF_REACH")).toMatchObject([{ contacts: 345, path: ["stopAt"], message: expect.stringContaining("get at most 2 of 3 attempts: there is no time for attempt 3.") }]);
  expect(told("STOP_BEFORE_ALL_CALLED")).toMatchObject([{ weight: "mistake", message: expect.stringContaining("1 call at once is too little") }]);
  const closed = await simulateProgram({ ...request, startAt: instantOf("2025-03-03T20:00:00+01:00"), stopAt: instantOf("2025-03-03T22:00:00+01:00") }, PARTS, turns());
  expect(closed.advice[0]).toMatchObject({ code: "CONTACTS_SKIPPED", weight: "cannot_work", contacts: 305, path: ["stopAt"] });
});
