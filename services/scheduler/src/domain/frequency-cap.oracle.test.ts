import { DAY_MS, HOUR_MS, instantOf, MINUTE_MS, type CoolDown, type FrequencyCap } from "@redial/kernel";
import fc from "fast-check";
import { lookBackMs, numberLimits, type FrequencyRules, type PastCall } from "./frequency-cap";

/** All instants lie on half hours, and so do the offsets of these zones around these changes of their clocks. */
const STEP_MS = 30 * MINUTE_MS;
const CHANGES: Record<string, string> = {
  "Australia/Lord_Howe": "2025-04-05T15:00Z",
  "Pacific/Apia": "2011-12-30T10:00Z",
  "America/New_York": "2025-03-09T07:00Z",
  "America/St_Johns": "2025-11-02T04:30Z",
  "Asia/Kolkata": "2025-06-01T00:00Z",
  "America/Havana": "2025-11-02T05:00Z",
};

const days = new Map(Object.keys(CHANGES).map((zone) => [zone, new Intl.DateTimeFormat("en-CA", { timeZone: zone, year: "numeric", month: "2-digit", day: "2-digit" })]));
const dayNumber = (zone: string, at: number) => Date.parse(days.get(zone)?.format(at) ?? "") / DAY_MS;

/** Said once more, as a person would check it: with this call, is there any stretch of the period's length with too many in it? */
function breaksCap(cap: FrequencyCap, calls: readonly PastCall[], zones: readonly string[], at: number): boolean {
  const times = [at, ...calls.map((one) => one.at)];
  if (cap.calendar && cap.perDays) {
    const perDays = cap.perDays;
    return zones.some((zone) => {
      const today = dayNumber(zone, at);
      return times.filter((time) => dayNumber(zone, time) > today - perDays).length > cap.max;
    });
  }
  const period = (cap.perHours ?? 0) * HOUR_MS + (cap.perDays ?? 0) * DAY_MS;
  for (let from = at - period + STEP_MS; from <= at; from += STEP_MS) {
    if (times.filter((time) => from <= time && time < from + period).length > cap.max) return true;
  }
  return false;
}

const breaksCoolDown = ({ after, hours }: CoolDown, calls: readonly PastCall[], at: number) =>
  calls.some((one) => one.coolDown === after && one.endedAt !== null && at < one.endedAt + hours * HOUR_MS);

function bruteForce({ caps, coolDowns }: FrequencyRules, calls: readonly PastCall[], zones: readonly string[], from: number): number {
  for (let at = from; ; at += STEP_MS) {
    if (!caps.some((cap) => breaksCap(cap, calls, zones, at)) && !coolDowns.some((one) => breaksCoolDown(one, calls, at))) return at;
  }
}

const steps = fc.integer({ min: 0, max: 150 });
const cause = fc.constantFrom("conversation" as const, "refusal" as const, "abandoned_call" as const);
const max = fc.integer({ min: 1, max: 4 });
const cap: fc.Arbitrary<FrequencyCap> = fc.oneof(
  fc.record({ max, perHours: fc.integer({ min: 1, max: 50 }) }),
  fc.record({ max, perDays: fc.integer({ min: 1, max: 3 }) }),
  fc.record({ max, perDays: fc.integer({ min: 1, max: 3 }), calendar: fc.constant(true) }),
);
const question = fc.record({
  zones: fc.uniqueArray(fc.constantFrom(...Object.keys(CHANGES)), { minLength: 1, maxLength: 2 }),
  fromSteps: fc.integer({ min: -150, max: 150 }),
  past: fc.array(fc.record({ ago: steps, lasted: fc.integer({ min: 0, max: 4 }), coolDown: fc.option(cause) }), { maxLength: 7 }),
  caps: fc.array(cap, { maxLength: 3 }),
  coolDowns: fc.array(fc.record({ after: cause, hours: fc.integer({ min: 1, max: 60 }) }), { maxLength: 2 }),
});

describe("the limits of a number and a search through every half hour", () => {
  it("agree on when it may be called next, and what is left out beyond the look-back changes nothing", () => {
    let moved = 0;
    fc.assert(
      fc.property(question, ({ zones, fromSteps, past, caps, coolDowns }) => {
        const from = instantOf(CHANGES[zones[0] ?? ""]?.replace("Z", ":00Z") ?? "") + fromSteps * STEP_MS;
        const calls = past.map(({ ago, lasted, coolDown }): PastCall => ({ at: from - ago * STEP_MS, endedAt: from - Math.max(0, ago - lasted) * STEP_MS, coolDown }));
        const rules = { caps, coolDowns };
        const expected = bruteForce(rules, calls, zones, from);
        const { at, because } = numberLimits(rules, { calls, seenAt: from, zones }).nextAllowed(from);

        expect(at).toBe(expected);
        expect([because[0]?.fromAt ?? from, because.at(-1)?.at ?? from]).toEqual([from, at]);
        const recent = calls.filter((one) => one.at > from - lookBackMs(rules));
        expect(numberLimits(rules, { calls: recent, seenAt: from, zones }).nextAllowed(from).at).toBe(at);
        if (at > from) moved += 1;
      }),
      { seed: 20_251_124, numRuns: 1_500 },
    );
    expect(moved).toBeGreaterThan(500);
  });
});
