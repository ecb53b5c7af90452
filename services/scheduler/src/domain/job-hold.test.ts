import { instantOf } from "@redial/kernel";
import { findHold, type WaitingJob } from "./job-hold";

const now = instantOf("2025-01-20T12:30:00Z");
const job: WaitingJob = { dueAt: now + 1, now, status: "running", statusReason: null, zone: "UTC", isZoneUnknown: false, suppressedUntil: null, pacing: null };

describe("a waiting job", () => {
  it("is not held while it only waits for its time", () => {
    expect(findHold(job)).toBeNull();
  });

  it("is held by the execution that does not call, whatever the time", () => {
    expect(findHold({ ...job, status: "scheduled" })).toMatchObject({ reason: "execution_scheduled" });
    expect(findHold({ ...job, status: "paused", statusReason: "manual" })).toEqual({ reason: "execution_paused", sentence: "The execution was paused by hand; the job goes on when it is resumed." });
    expect(findHold({ ...job, status: "cancelled" })).toMatchObject({ reason: "execution_over" });
  });

  it("is held while nobody knows its zone, due or not", () => {
    expect(findHold({ ...job, isZoneUnknown: true })).toMatchObject({ reason: "zone_unknown" });
  });

  it("is held by a suppression of its number that will not have expired when it comes due", () => {
    expect(findHold({ ...job, suppressedUntil: Infinity })).toEqual({
      reason: "suppressed",
      sentence: "The number is suppressed for good; the job ends when it comes due, unless the number is taken off the list before: Monday 2025-01-20 12:30 (UTC).",
    });
    expect(findHold({ ...job, dueAt: now, suppressedUntil: now + 3_600_000 })?.sentence).toMatch(/^The number is suppressed until Monday 2025-01-20 13:30 \(UTC\); /);
    expect(findHold({ ...job, suppressedUntil: now + 1 })).toBeNull();
  });

  it("waits for the limit that is reached once its time has come, and else for its turn", () => {
    const due = { ...job, dueAt: now };
    const rate = { scope: "carrier", setting: "callsPerSecond", most: 10 } as const;
    const since = "It has been due since Monday 2025-01-20 12:30 (UTC)";
    expect(findHold({ ...due, pacing: rate })).toEqual({ reason: "pacing", sentence: `${since}; it waits for the carrier's limit of 10 calls a second (callsPerSecond).`, limit: rate });
    expect(findHold({ ...due, pacing: { scope: "execution", setting: "maxConcurrentCalls", most: 1 } })?.sentence).toBe(`${since}; it waits for the program's limit of 1 call at a time (maxConcurrentCalls).`);
    expect(findHold(due)).toEqual({ reason: "turn", sentence: `${since} and is called in its turn: no limit is reached.` });
    expect(findHold({ ...job, pacing: rate })).toBeNull();
  });
});
