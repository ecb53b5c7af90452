import { instantOf } from "@redial/kernel";
import { findHold, type WaitingJob } from "./job-hold";

const now = instantOf("2025-01-20T12:30:00Z");
const job: WaitingJob = { dueAt: now + 1, now, status: "running", statusReason: null, zone: "UTC", isZoneUnknown: false };

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

  it("waits for a line once its time has come", () => {
    expect(findHold({ ...job, dueAt: now })).toEqual({
      reason: "no_line_free",
      sentence: "It has been due since Monday 2025-01-20 12:30 (UTC) and waits for its turn: as many calls as allowed are being made.",
    });
  });
});
