import { instantOf } from "@redial/kernel";
import type { CallPlace } from "../domain/call-place";
import { releaseHeld } from "./assign-time-zone";
import { endWaiting } from "./end-waiting-jobs";
import { MONDAY_9, policyWith, waitingJob } from "./execution.fixture";
import { firstStanding } from "./first-standing";
import { keepPlace, readPlace } from "./kept-place";
import { readReasons } from "./kept-reasons";

const NOWHERE: CallPlace = { zones: [], evidence: "number", pack: null, hoursZones: null };
const held = waitingJob({ phase: "held", reason: "zone_unknown", place: keepPlace(NOWHERE), because: `[{"rule":"zone_unknown","at":${MONDAY_9}}]` });

describe("the first standing of a job", () => {
  it("is due by the clocks and the calling hours of its place", () => {
    const place: CallPlace = { zones: ["America/New_York"], evidence: "contact", pack: "us-ky", hoursZones: ["America/New_York"] };
    expect(firstStanding(policyWith(), held, place, MONDAY_9)).toMatchObject({ phase: "pending", dueAt: instantOf("2025-01-20T15:00:00Z") });
  });

  it("runs out of time where its own calling hours end for the last time before the stop", () => {
    const policy = policyWith({ execution: { stopAt: instantOf("2025-01-24T04:00:00Z") } });
    const place: CallPlace = { zones: ["UTC"], evidence: "program", pack: "us-ky", hoursZones: ["America/New_York"] };
    expect(firstStanding(policy, held, place, MONDAY_9)).toMatchObject({ phase: "pending", runsOutAt: instantOf("2025-01-24T02:00:00Z") });
  });

  it("is held when a zone that decides is unknown, and says so", () => {
    const standing = firstStanding(policyWith(), held, NOWHERE, MONDAY_9);
    expect(standing).toMatchObject({ phase: "held", result: null, reason: "zone_unknown" });
    expect(readReasons(standing.because)).toEqual([{ rule: "zone_unknown", at: MONDAY_9 }]);
  });

  it("is skipped when its calling hours leave no time before the stop", () => {
    const policy = policyWith({ execution: { stopAt: instantOf("2025-01-20T14:00:00Z") } });
    const place: CallPlace = { zones: ["UTC"], evidence: "program", pack: "us-ky", hoursZones: ["America/New_York"] };
    expect(firstStanding(policy, held, place, MONDAY_9)).toMatchObject({ phase: "ended", result: "skipped", reason: "stopped" });
  });
});

describe("a held job whose zone somebody says", () => {
  it("is planned as any other, and keeps why it had waited", () => {
    const { next, events } = releaseHeld(policyWith({ snapshot: { timeZoneMode: "contact" } }), held, "Asia/Tokyo", MONDAY_9);
    expect(next).toMatchObject({ phase: "pending", dueAt: MONDAY_9, reason: null });
    expect(readPlace(next.place ?? "")).toMatchObject({ zones: ["Asia/Tokyo"], evidence: "operator" });
    expect(readReasons(next.because).map(({ rule }) => rule)).toEqual(["zone_unknown", "zone_assigned", "now"]);
    expect(events).toEqual([]);
  });

  it("ends at once when no time will do any more", () => {
    const { next, events } = releaseHeld(policyWith({ execution: { stopAt: MONDAY_9 } }), held, "Asia/Tokyo", MONDAY_9);
    expect(next).toMatchObject({ phase: "ended", result: "skipped", reason: "stopped" });
    expect(events).toMatchObject([{ type: "job.ended", data: { reason: "stopped" } }]);
  });
});

describe("a held job that nobody answered for", () => {
  it.each([
    ["zone_unknown", "zone_unknown"],
    ["stopped", "zone_unknown"],
    ["cancelled", "cancelled"],
  ] as const)("is skipped when its execution ends as %s, for the reason %s", (ends, reason) => {
    expect(endWaiting(policyWith(), held, ends, MONDAY_9).next).toMatchObject({ phase: "ended", result: "skipped", reason });
  });
});
