import { HOUR_MS, instantOf, MINUTE_MS, SECOND_MS, type Outcome, type PauseWindows } from "@redial/kernel";
import { DateTime } from "luxon";
import { compileOpenHours } from "../open-hours";
import { simulate, type Simulation } from "./simulation";
import type { SimulatedCall, SimulatedDial, SimulationInput } from "./simulation-input";

const MONDAY_9 = instantOf("2025-01-20T09:00:00Z");
const LUNCH: PauseWindows = { monday: [{ startAt: { hour: 12, minute: 0 }, endAt: { hour: 14, minute: 0 } }], tuesday: [{ startAt: { hour: 0, minute: 0 }, endAt: { hour: 8, minute: 30 } }] };

const NO_RULES = { caps: [], coolDowns: [] };

/** A simulation of nobody who answers, with what it dialled. `changes` say what is different. */
function simulation(changes: Partial<SimulationInput> & { outcome?: (dial: SimulatedDial) => Outcome; detail?: (dial: SimulatedDial) => SimulatedCall["detail"] } = {}): { simulation: Simulation; dials: (SimulatedDial & { endedAt: number })[] } {
  const dials: (SimulatedDial & { endedAt: number })[] = [];
  const answer = (dial: SimulatedDial): SimulatedCall => {
    // A length of its own for every call, so that lanes are free at odd times.
    const durationMs = 5 * SECOND_MS + ((dial.contact * 7_919 + dial.attempt * 104_729) % (90 * SECOND_MS));
    dials.push({ ...dial, endedAt: dial.startedAt + durationMs });
    return { outcome: changes.outcome?.(dial) ?? "no_answer", detail: changes.detail?.(dial) ?? null, durationMs, ringMs: durationMs, talkMs: 0 };
  };
  const input: SimulationInput = {
    strategy: { type: "fixed_delay", delayMinutes: 30, maxRetries: 2 },
    leavesMessage: false,
    groups: [{ contacts: 300, openHours: compileOpenHours({}, ["Europe/London"]), rules: NO_RULES }],
    maxConcurrentCalls: 5,
    callsPerSecond: null,
    startsAt: MONDAY_9,
    stopAt: null,
    autoPause: [],
    answer,
    ...changes,
  };
  const made = simulate(input);
  while (made.advance(100));
  return { simulation: made, dials };
}

it("calls nobody inside a pause window of his zone, as another reader of clocks sees it", () => {
  const zones = ["Europe/London", "America/New_York", "Asia/Kolkata"];
  const { dials } = simulation({ groups: zones.map((zone) => ({ contacts: 200, openHours: compileOpenHours(LUNCH, [zone]), rules: NO_RULES })) });
  expect(dials).toHaveLength(1_800);
  for (const { group, startedAt } of dials) {
    const { weekday, hour, minute } = DateTime.fromMillis(startedAt, { zone: zones[group] });
    expect(weekday === 1 && hour >= 12 && hour < 14).toBe(false);
    expect(weekday === 2 && hour * 60 + minute < 510).toBe(false);
  }
});

it("never makes more calls at once than allowed, and leaves no lane idle while somebody waits", () => {
  const { dials } = simulation();
  const isUp = (at: number) => dials.filter(({ startedAt, endedAt }) => startedAt <= at && at < endedAt).length;
  const counts = dials.map(({ startedAt }) => isUp(startedAt));
  expect(Math.max(...counts)).toBe(5);
  for (const { startedAt } of dials.filter(({ attempt }) => attempt === 1).slice(10)) expect(isUp(startedAt)).toBe(5);
});

it("begins no more calls in any second than allowed", () => {
  const starts = simulation({ callsPerSecond: 3, maxConcurrentCalls: 1_000 }).dials.map(({ startedAt }) => startedAt);
  for (const at of starts) expect(starts.filter((start) => start >= at && start < at + SECOND_MS).length).toBeLessThanOrEqual(3);
  expect(starts.filter((start) => start < MONDAY_9 + 10 * SECOND_MS)).toHaveLength(30);
});

it("waits the strategy's delay from the end of the failed call", () => {
  const { dials } = simulation({ maxConcurrentCalls: 300 });
  const ends = new Map(dials.map(({ contact, attempt, endedAt }) => [`${contact}/${attempt}`, endedAt]));
  for (const { contact, attempt, startedAt } of dials.filter((dial) => dial.attempt > 1)) {
    expect(startedAt).toBe((ends.get(`${contact}/${attempt - 1}`) ?? 0) + 30 * MINUTE_MS);
  }
});

it("breaks no frequency cap and no cool-down", () => {
  const rules = { caps: [{ max: 2, perHours: 5 }], coolDowns: [{ after: "refusal" as const, hours: 7 }] };
  const { dials } = simulation({ groups: [{ contacts: 300, openHours: compileOpenHours({}, ["Europe/London"]), rules }], strategy: { type: "fixed_delay", delayMinutes: 30, maxRetries: 5 }, outcome: ({ contact, attempt }) => (attempt === 3 && contact % 3 === 0 ? "rejected" : "no_answer") });
  for (let contact = 0; contact < 300; contact++) {
    const calls = dials.filter((dial) => dial.contact === contact);
    expect(calls).toHaveLength(6);
    for (const { startedAt } of calls) expect(calls.filter((other) => other.startedAt > startedAt - 5 * HOUR_MS && other.startedAt <= startedAt).length).toBeLessThanOrEqual(2);
    const [, , third, fourth] = calls;
    if (contact % 3 === 0) expect((fourth?.startedAt ?? 0) - (third?.endedAt ?? 0)).toBeGreaterThanOrEqual(7 * HOUR_MS);
  }
});

it("calls nobody at or after stopAt: who was called has failed, who was not is skipped", () => {
  const stopAt = MONDAY_9 + 20 * MINUTE_MS;
  const { simulation: stopped, dials } = simulation({ stopAt });
  const called = new Set(dials.map(({ contact }) => contact)).size;
  expect(dials.every(({ startedAt }) => startedAt < stopAt)).toBe(true);
  expect(called).toBeLessThan(300);
  expect(stopped.counts().ends).toEqual(
    expect.arrayContaining([
      { result: "failed", reason: "stopped", contacts: called },
      { result: "skipped", reason: "stopped", contacts: 300 - called },
    ]),
  );
});

it("gives no place in the queue to a group that is held, and says why", () => {
  const { simulation: half, dials } = simulation({ groups: [{ contacts: 10, held: "zone_unknown" }, { contacts: 10, openHours: compileOpenHours({}, ["UTC"]), rules: NO_RULES }] });
  expect(dials.every(({ group }) => group === 1)).toBe(true);
  expect(half.counts()).toMatchObject({ contacts: 20, attempts: 30, ends: [{ result: "held", reason: "zone_unknown", contacts: 10 }, { result: "failed", reason: "retries_exhausted", contacts: 10 }] });
});

it("loses no contact and no attempt in its counts", () => {
  const outcome = ({ contact, attempt }: SimulatedDial): Outcome => (["completed", "busy", "invalid_number", "rejected", "voicemail"] as const)[(contact + attempt) % 5] ?? "busy";
  const { simulation: mixed, dials } = simulation({ outcome });
  const counts = mixed.counts();
  const sum = (numbers: readonly number[]) => numbers.reduce((total, each) => total + each, 0);
  expect(counts.contacts).toBe(300);
  expect([counts.attempts, sum(counts.byHour.map(({ attempts }) => attempts)), sum(counts.byAttempt.map(({ attempts }) => attempts)), sum(counts.outcomes.map(({ count }) => count))]).toEqual(
    Array.from({ length: 4 }, () => dials.length),
  );
  expect(counts.ends.find(({ result }) => result === "completed")?.contacts).toBe(counts.completed);
  expect(counts.finishedAt).toBe(Math.max(...dials.map(({ endedAt }) => endedAt)));
  expect(mixed.progress()).toBe(1);
});

it("pauses by itself at the very attempt that meets a rule: what is up ends, and nothing more begins", () => {
  const outcome = ({ contact }: SimulatedDial): Outcome => (contact >= 100 ? "network_error" : "busy");
  const rule = { outcomes: ["network_error" as const], share: 0.5, ofLast: 20 };
  const { simulation: paused, dials } = simulation({ outcome, autoPause: [rule], maxConcurrentCalls: 10 });
  const { autoPaused, ends, contacts } = paused.counts();
  const ended = [...dials].sort((a, b) => a.endedAt - b.endedAt || a.contact - b.contact);
  const isMet = ended.findIndex((_, index) => index >= 19 && ended.slice(index - 19, index + 1).filter(({ contact }) => contact >= 100).length >= 10);
  expect(autoPaused).toEqual({ rule, counted: 10, ofLast: 20, share: 0.5, at: ended[isMet]?.endedAt });
  expect(dials.every(({ startedAt }) => startedAt < (autoPaused?.at ?? 0))).toBe(true);
  expect(contacts).toBe(300);
  expect(ends).toContainEqual({ result: "paused", reason: "threshold", contacts: 300 });
  expect(paused.progress()).toBe(1);
});

it("serves retries that are due before first attempts, as executions by the wall clock do", () => {
  const { dials } = simulation({ maxConcurrentCalls: 2, strategy: { type: "fixed_delay", delayMinutes: 1, maxRetries: 2 } });
  const firstOf = (contact: number) => dials.find((dial) => dial.contact === contact);
  const lastOf = (contact: number) => dials.find((dial) => dial.contact === contact && dial.attempt === 3);
  expect(lastOf(0)?.startedAt).toBeLessThan(firstOf(299)?.startedAt ?? 0);
});

it("serves those first whose time runs out first: where the last open time before stopAt ends sooner", () => {
  const days = { startAt: { hour: 18, minute: 0 }, endAt: { hour: 9, minute: 0 } };
  const nights: PauseWindows = { monday: [days], tuesday: [days] };
  const groups = ["America/New_York", "Europe/London"].map((zone) => ({ contacts: 50, openHours: compileOpenHours(nights, [zone]), rules: NO_RULES }));
  const { dials } = simulation({ groups, startsAt: MONDAY_9 + 6 * HOUR_MS, stopAt: MONDAY_9 + 20 * HOUR_MS, maxConcurrentCalls: 2, strategy: { type: "none" } });
  expect(dials.map(({ group }) => group)).toEqual([...Array.from({ length: 50 }, () => 1), ...Array.from({ length: 50 }, () => 0)]);
  const { dials: withoutEnd } = simulation({ groups, startsAt: MONDAY_9 + 6 * HOUR_MS, maxConcurrentCalls: 2, strategy: { type: "none" } });
  expect(new Set(withoutEnd.slice(0, 20).map(({ group }) => group)).size).toBe(2);
});

it("serves a retry whose part of the day ends before others that are due for longer", () => {
  const strategy = { type: "ladder" as const, steps: [{ dayPart: "morning" as const, daysLater: 0 }, { afterMinutes: 1 }] };
  const { dials } = simulation({ strategy, maxConcurrentCalls: 1, startsAt: MONDAY_9 + 100 * MINUTE_MS });
  const attempts = dials.filter(({ startedAt }) => startedAt < MONDAY_9 + 2 * HOUR_MS).map(({ attempt }) => attempt);
  expect(attempts.filter((attempt, index) => attempt === 2 && attempts[index - 1] !== 1)).toEqual([]);
  expect(attempts.filter((attempt) => attempt === 3).length).toBeGreaterThan(5);
});

it("calls nobody while he is suppressed, at the time for which he is planned or comes due", () => {
  const openHours = compileOpenHours({}, ["UTC"]);
  const groups = [
    { contacts: 10, openHours, rules: NO_RULES, suppressedUntil: Infinity },
    { contacts: 10, openHours, rules: NO_RULES, suppressedUntil: MONDAY_9 },
    { contacts: 10, openHours, rules: NO_RULES },
  ];
  const { simulation: some, dials } = simulation({ groups });
  expect(new Set(dials.map(({ group }) => group))).toEqual(new Set([1, 2]));
  expect(some.counts().ends).toContainEqual({ result: "skipped", reason: "suppressed", contacts: 10 });
});

it("leaves whom it abandoned in peace for the cool-down of an abandoned call", () => {
  const rules = { caps: [], coolDowns: [{ after: "abandoned_call" as const, hours: 72 }] };
  const groups = [{ contacts: 300, openHours: compileOpenHours({}, ["Europe/London"]), rules }];
  const { simulation: some, dials } = simulation({ groups, detail: ({ contact, attempt }) => (attempt === 1 && contact % 10 === 0 ? "abandoned" : null) });
  for (const { contact, startedAt } of dials.filter(({ attempt }) => attempt === 2)) {
    const before = dials.find((dial) => dial.contact === contact)?.endedAt ?? 0;
    expect(startedAt - before >= 72 * HOUR_MS).toBe(contact % 10 === 0);
  }
  expect(some.counts().callsAbandoned).toBe(30);
});
