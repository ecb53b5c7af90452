import { instantOf, MINUTE_MS, SECOND_MS } from "@redial/kernel";
import { dialledJob, ended, MONDAY_9, policyWith, refused } from "./execution.fixture";
import { readReasons } from "./kept-reasons";
import { recordEnded, takeBack } from "./record-outcomes";

describe("an attempt that ended", () => {
  it("is tried again after the delay, counted from its end", () => {
    const { next, events } = recordEnded(policyWith(), dialledJob(1), ended(1, "busy"));
    expect(next).toMatchObject({ phase: "pending", attempt: 1, dueAt: MONDAY_9 + 10 * SECOND_MS + 30 * MINUTE_MS, lane: null, leaseUntil: null });
    expect(events).toMatchObject([{ type: "retry.planned", data: { attempt: { attempt: 1, outcome: "busy", carrierCode: "sip:486", utcOffsetMinutes: 0, callerId: "+442079460001" } } }]);
  });

  it("leaves a retry whose time runs out with its step's part of the day by the wall clock, and never on a virtual one", () => {
    const strategy = { type: "ladder", steps: [{ dayPart: "evening", daysLater: 0 }] } as const;
    expect(recordEnded(policyWith({ strategy }), dialledJob(1), ended(1, "busy")).next).toMatchObject({ dueAt: instantOf("2025-01-20T17:00:00Z"), runsOutAt: instantOf("2025-01-20T20:00:00Z") });
    expect(recordEnded(policyWith({ strategy, execution: { clock: "fast_forward" } }), dialledJob(1), ended(1, "busy")).next).toMatchObject({ runsOutAt: Infinity });
  });

  it("ends the job when a person answered", () => {
    const { next, events } = recordEnded(policyWith(), dialledJob(2), ended(2, "completed"));
    expect(next).toMatchObject({ phase: "ended", result: "completed", reason: "completed" });
    expect(events).toMatchObject([{ type: "job.ended", data: { result: "completed", attempts: 2, attempt: { outcome: "completed" } } }]);
  });

  it("ends the job as message_left when the flow routes voicemail, and retries when it does not", () => {
    const routed = policyWith({ snapshot: { flow: { enableAMD: true, leaveMessage: true, ringSeconds: 25 } } });
    expect(recordEnded(routed, dialledJob(1), ended(1, "voicemail")).next).toMatchObject({ phase: "ended", result: "message_left" });
    expect(recordEnded(policyWith(), dialledJob(1), ended(1, "voicemail")).next).toMatchObject({ phase: "pending" });
  });

  it("ends the job as failed when the strategy has no retry left", () => {
    expect(recordEnded(policyWith(), dialledJob(3), ended(3, "no_answer")).next).toMatchObject({ phase: "ended", result: "failed", reason: "retries_exhausted" });
  });

  it("is kept with why it was due when it was, and its job with why the next one is due", () => {
    const job = dialledJob(1, { permitEndsAt: MONDAY_9 + SECOND_MS });
    const { next, made } = recordEnded(policyWith(), job, ended(1, "busy"));
    expect(made).toMatchObject({ attempt: 1, requestedAt: MONDAY_9, permitEndsAt: MONDAY_9 + SECOND_MS, because: job.because, outcome: "busy", endedAt: MONDAY_9 + 10 * SECOND_MS });
    expect(readReasons(next?.because ?? "[]")).toMatchObject([{ rule: "fixed_delay", delayMinutes: 30 }]);
  });

  it("frees its lane at the instant at which the call was over", () => {
    expect(recordEnded(policyWith(), dialledJob(1, { lane: 4 }), ended(1, "busy")).freesLaneAt).toBe(MONDAY_9 + 10 * SECOND_MS);
  });

  it("tells the offset of the program's zone, so that reports need no table of zones", () => {
    const kolkata = policyWith({ snapshot: { timeZone: "Asia/Kolkata" } });
    expect(recordEnded(kolkata, dialledJob(1), ended(1, "busy")).events).toMatchObject([{ data: { attempt: { utcOffsetMinutes: 330 } } }]);
  });

  it("waits out a pause window", () => {
    const paused = policyWith({ snapshot: { pauseWindows: { monday: [{ startAt: { hour: 9, minute: 15 }, endAt: { hour: 14, minute: 0 } }] } } });
    expect(recordEnded(paused, dialledJob(1), ended(1, "busy")).next).toMatchObject({ dueAt: instantOf("2025-01-20T14:00:00Z") });
  });
});

describe("an attempt that the dialer refused", () => {
  it("was never made: the same attempt is due again as it was", () => {
    const { next, events } = takeBack(policyWith(), dialledJob(2), refused(2, "permit_expired"));
    expect(next).toMatchObject({ phase: "pending", attempt: 1, dueAt: MONDAY_9, result: null });
    expect(readReasons(next?.because ?? "[]")).toMatchObject([{ rule: "now" }, { rule: "refused", refusal: "permit_expired" }]);
    expect(events).toMatchObject([{ type: "attempt.postponed", data: { attempt: 2, because: [{ rule: "refused", refusal: "permit_expired" }] } }]);
  });

  it("waits a little when the carrier takes no calls", () => {
    expect(takeBack(policyWith(), dialledJob(1), refused(1, "carrier_not_accepting")).next).toMatchObject({ dueAt: MONDAY_9 + 10 * SECOND_MS });
  });
});
