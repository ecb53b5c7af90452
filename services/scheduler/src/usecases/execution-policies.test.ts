import { keepPlace } from "./kept-place";
import { policyWith, MONDAY_9 } from "./execution.fixture";

describe("the hours of a job", () => {
  const evening = { startAt: { hour: 18, minute: 0 }, endAt: { hour: 9, minute: 0 } };
  const policy = policyWith({ snapshot: { pauseWindows: { sunday: [evening], monday: [evening] } } });
  const inNewYork = { place: keepPlace({ zones: ["America/New_York"], evidence: "contact", pack: null, hoursZones: null }) };

  it("are those of the program's zone when it has no place of its own", () => {
    expect(policy.openHoursOf({ place: null }).zones).toEqual(["Europe/London"]);
    expect(policy.openHoursOf({ place: null }).isPaused(MONDAY_9)).toBe(false);
  });

  it("are read on the clocks of its place", () => {
    expect(policy.openHoursOf(inNewYork).isPaused(MONDAY_9)).toBe(true);
  });

  it("are compiled once for a place", () => {
    expect(policy.openHoursOf({ ...inNewYork })).toBe(policy.openHoursOf(inNewYork));
  });

  it("are forgotten before there are too many, and compiled again", () => {
    const first = policy.openHoursOf(inNewYork);
    for (let i = 0; i < 500; i++) policy.openHoursOf({ place: keepPlace({ zones: ["UTC", "Europe/Paris"].slice(0, 1 + (i % 2)), evidence: "number", pack: null, hoursZones: null }) + " ".repeat(i) });
    expect(policy.openHoursOf(inNewYork)).not.toBe(first);
    expect(policy.openHoursOf(inNewYork).zones).toEqual(["America/New_York"]);
  });
});
