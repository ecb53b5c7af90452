import { HOUR_MS, instantOf, MINUTE_MS, SECOND_MS, toIso } from "@redial/kernel";
import { MONDAY_9, policyWith, waitingJob } from "./execution.fixture";
import { requestByWallClock, requestWave } from "./request-due-attempts";

const PERMIT_MS = 10 * SECOND_MS;

describe("a due job by the wall clock", () => {
  it("is requested with a permit that begins now and soon ends", () => {
    const { next, events } = requestByWallClock(policyWith(), waitingJob(), MONDAY_9, PERMIT_MS);
    expect(next).toMatchObject({ phase: "in_progress", attempt: 1, leaseUntil: MONDAY_9 + 2 * MINUTE_MS });
    expect(events).toMatchObject([{ type: "attempt.requested", data: { attempt: 1, permit: { notBefore: toIso(MONDAY_9), notAfter: toIso(MONDAY_9 + PERMIT_MS) } } }]);
  });

  it("has a permit that ends where the next window begins", () => {
    const policy = policyWith({ snapshot: { pauseWindows: { monday: [{ startAt: { hour: 12, minute: 0 }, endAt: { hour: 14, minute: 0 } }] } } });
    const now = instantOf("2025-01-20T11:59:57Z");
    expect(requestByWallClock(policy, waitingJob(), now, PERMIT_MS).events).toMatchObject([{ data: { permit: { notAfter: "2025-01-20T12:00:00.000Z" } } }]);
  });

  it("waits when a window has begun since it was planned", () => {
    const policy = policyWith({ snapshot: { pauseWindows: { monday: [{ startAt: { hour: 12, minute: 0 }, endAt: { hour: 14, minute: 0 } }] } } });
    const { next, events } = requestByWallClock(policy, waitingJob(), instantOf("2025-01-20T12:00:00Z"), PERMIT_MS);
    expect(next).toMatchObject({ phase: "pending", attempt: 0, dueAt: instantOf("2025-01-20T14:00:00Z") });
    expect(events).toEqual([]);
  });

  it("keeps the end of its step while it waits, until that is missed; then its time runs out before stopAt", () => {
    const pauseWindows = { monday: [{ startAt: { hour: 12, minute: 0 }, endAt: { hour: 14, minute: 0 } }, { startAt: { hour: 18, minute: 0 }, endAt: { hour: 24, minute: 0 } }] };
    const policy = policyWith({ snapshot: { pauseWindows }, execution: { stopAt: instantOf("2025-01-20T20:00:00Z") } });
    const waits = (runsOutAt: string) => requestByWallClock(policy, waitingJob({ runsOutAt: instantOf(runsOutAt) }), instantOf("2025-01-20T12:00:00Z"), PERMIT_MS).next;
    expect(waits("2025-01-20T17:00:00Z")).toMatchObject({ dueAt: instantOf("2025-01-20T14:00:00Z"), runsOutAt: instantOf("2025-01-20T17:00:00Z") });
    expect(waits("2025-01-20T14:00:00Z")).toMatchObject({ dueAt: instantOf("2025-01-20T14:00:00Z"), runsOutAt: instantOf("2025-01-20T18:00:00Z") });
  });

  it("is skipped, or has failed if it was called before, once the execution may not call any more", () => {
    const policy = policyWith({ execution: { stopAt: MONDAY_9 } });
    expect(requestByWallClock(policy, waitingJob(), MONDAY_9, PERMIT_MS).next).toMatchObject({ phase: "ended", result: "skipped", reason: "stopped" });
    expect(requestByWallClock(policy, waitingJob({ attempt: 1 }), MONDAY_9, PERMIT_MS).next).toMatchObject({ phase: "ended", result: "failed", reason: "stopped" });
  });

  it("uses the program's caller ids in turn", () => {
    const callerIds = [0, 1, 2].map((attempt) => requestByWallClock(policyWith(), waitingJob({ attempt }), MONDAY_9, PERMIT_MS).events[0]?.data);
    expect(callerIds).toMatchObject([{ callerId: "+442079460001" }, { callerId: "+442079460002" }, { callerId: "+442079460001" }]);
  });
});

describe("a wave of a virtual clock", () => {
  const clock = { now: MONDAY_9, lanes: [MONDAY_9, MONDAY_9 + MINUTE_MS], starts: [] };
  const jobs = [waitingJob({ id: "a" }), waitingJob({ id: "b" }), waitingJob({ id: "c" })];

  it("starts a call on each lane when that is free, and leaves the rest for the next", () => {
    const { jobs: decided, events } = requestWave(policyWith(), clock, jobs);
    expect(decided).toMatchObject([
      { id: "a", phase: "in_progress", lane: 0, requestedAt: MONDAY_9, leaseUntil: null },
      { id: "b", phase: "in_progress", lane: 1, requestedAt: MONDAY_9 + MINUTE_MS },
    ]);
    expect(events).toMatchObject([{ data: { permit: { notBefore: toIso(MONDAY_9) } } }, { data: { permit: { notBefore: toIso(MONDAY_9 + MINUTE_MS) } } }]);
  });

  it("moves the virtual time to the last call that it starts, and never back", () => {
    expect(requestWave(policyWith(), clock, jobs).clock?.now).toBe(MONDAY_9 + MINUTE_MS);
    expect(requestWave(policyWith(), { ...clock, now: MONDAY_9 + HOUR_MS }, jobs).clock?.now).toBe(MONDAY_9 + HOUR_MS);
  });

  it("begins its calls no faster than callsPerSecond, counting those of the wave before", () => {
    const policy = policyWith({ snapshot: { callsPerSecond: 0.25 } });
    const decided = requestWave(policy, { now: MONDAY_9, lanes: [MONDAY_9, MONDAY_9], starts: [MONDAY_9 + 1_000] }, jobs);
    expect(decided.events.map((event) => event.time)).toEqual([toIso(MONDAY_9 + 5_000), toIso(MONDAY_9 + 9_000)]);
    expect(decided.clock.starts).toEqual([MONDAY_9 + 5_000, MONDAY_9 + 9_000]);
  });

  it("starts nothing inside a pause window", () => {
    const policy = policyWith({ snapshot: { pauseWindows: { monday: [{ startAt: { hour: 8, minute: 0 }, endAt: { hour: 10, minute: 0 } }] } } });
    const { events } = requestWave(policy, clock, jobs);
    expect(events.map((event) => event.time)).toEqual([toIso(MONDAY_9 + HOUR_MS), toIso(MONDAY_9 + HOUR_MS)]);
  });
});
