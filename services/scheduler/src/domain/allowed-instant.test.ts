import { HOUR_MS, instantOf } from "@redial/kernel";
import { allowedInstant } from "./allowed-instant";
import { numberLimits } from "./frequency-cap";
import { compileOpenHours } from "./open-hours";

const MONDAY_9 = instantOf("2025-01-20T09:00:00Z");
const daily = [{ startAt: { hour: 12, minute: 0 }, endAt: { hour: 14, minute: 0 } }];
const openHours = compileOpenHours({ monday: daily, tuesday: daily }, ["UTC"]);
const calls = [{ at: MONDAY_9 - HOUR_MS, endedAt: MONDAY_9 - HOUR_MS, coolDown: null }];
const limited = (perHours: number) => numberLimits({ caps: [{ max: 1, perHours }], coolDowns: [] }, { calls, seenAt: MONDAY_9, zones: ["UTC"] });

describe("the instant at which a call is allowed", () => {
  it("is open and within the limits of the number, which push each other on until they agree", () => {
    const answer = allowedInstant(MONDAY_9, { openHours, numberLimits: limited(5), stopAt: null });
    expect(answer).toMatchObject({ kind: "allowed", at: instantOf("2025-01-20T14:00:00Z") });
    expect(answer.because.map((reason) => [reason.rule, reason.at])).toEqual([
      ["frequency_cap", instantOf("2025-01-20T13:00:00Z")],
      ["pause_window", instantOf("2025-01-20T14:00:00Z")],
    ]);
  });

  it("asks the windows first", () => {
    const answer = allowedInstant(instantOf("2025-01-20T12:30:00Z"), { openHours, numberLimits: limited(24), stopAt: null });
    expect(answer.because.map((reason) => reason.rule)).toEqual(["pause_window", "frequency_cap"]);
  });

  it("does not exist when a limit reaches to the stop", () => {
    const answer = allowedInstant(MONDAY_9, { openHours, numberLimits: limited(5), stopAt: instantOf("2025-01-20T14:00:00Z") });
    expect(answer).toMatchObject({ kind: "never", reason: "stopped", because: [{ rule: "frequency_cap" }, { rule: "pause_window" }, { rule: "stop_at" }] });
  });
});
