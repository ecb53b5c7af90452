import { OUTCOMES, type AutoPauseRule, type Outcome } from "@redial/kernel";
import fc from "fast-check";
import { freshWatch, watchOutcomes, type EndedAttempt } from "./auto-pause";

const half: AutoPauseRule = { outcomes: ["network_error"], share: 0.5, ofLast: 4 };
const five: AutoPauseRule = { outcomes: ["invalid_number", "rejected"], count: 5 };

const ended = (outcomes: readonly Outcome[]): EndedAttempt[] => outcomes.map((outcome, index) => ({ outcome, endedAt: index + 1 }));
const times = (count: number, outcome: Outcome): Outcome[] => new Array<Outcome>(count).fill(outcome);

describe("watchOutcomes", () => {
  it("trips a share at the attempt that meets it", () => {
    const outcomes: Outcome[] = ["network_error", "busy", "busy", "busy", "network_error", "busy", "network_error", "busy"];
    expect(watchOutcomes([half], freshWatch, ended(outcomes)).tripped).toEqual({ rule: half, counted: 2, ofLast: 4, share: 0.5, at: 7 });
  });

  it("looks at no share before as many attempts have ended as it is of", () => {
    expect(watchOutcomes([half], freshWatch, ended(times(3, "network_error"))).tripped).toBeNull();
    expect(watchOutcomes([half], freshWatch, ended(times(4, "network_error"))).tripped).toMatchObject({ counted: 4, share: 1, at: 4 });
  });

  it("trips a count at the attempt that makes it full, however long ago the others were", () => {
    const outcomes: Outcome[] = [...times(4, "rejected"), ...times(5_000, "completed"), "invalid_number"];
    expect(watchOutcomes([five], freshWatch, ended(outcomes)).tripped).toEqual({ rule: five, counted: 5, ofLast: null, share: null, at: 5_005 });
  });

  it("names the first of several rules that one attempt meets", () => {
    const both: AutoPauseRule = { outcomes: ["network_error"], count: 4 };
    expect(watchOutcomes([half, both], freshWatch, ended(times(4, "network_error"))).tripped?.rule).toBe(half);
    expect(watchOutcomes([both, half], freshWatch, ended(times(4, "network_error"))).tripped?.rule).toBe(both);
  });

  it("counts nothing more once a rule has been met", () => {
    const tripped = watchOutcomes([half], freshWatch, ended(times(9, "network_error")));
    expect(watchOutcomes([half], tripped, ended(times(9, "network_error")))).toBe(tripped);
  });

  it("meets a share that has no exact binary form", () => {
    const tenth: AutoPauseRule = { outcomes: ["busy"], share: 0.1, ofLast: 30 };
    expect(watchOutcomes([tenth], freshWatch, ended([...times(27, "completed"), ...times(3, "busy")])).tripped).toMatchObject({ counted: 3, at: 30 });
  });

  const outcome = fc.constantFrom(...OUTCOMES);
  const rule: fc.Arbitrary<AutoPauseRule> = fc.oneof(
    fc.record({ outcomes: fc.subarray([...OUTCOMES], { minLength: 1 }), share: fc.constantFrom(0.2, 0.5, 0.7, 1), ofLast: fc.integer({ min: 1, max: 12 }) }),
    fc.record({ outcomes: fc.subarray([...OUTCOMES], { minLength: 1 }), count: fc.integer({ min: 1, max: 40 }) }),
  );

  it("answers the same however the attempts are cut into batches, and as one who counts all of them anew each time", () => {
    fc.assert(
      fc.property(fc.array(rule, { minLength: 1, maxLength: 3 }), fc.array(outcome, { minLength: 1, maxLength: 60 }), fc.array(fc.integer({ min: 1, max: 20 }), { minLength: 1 }), (rules, outcomes, sizes) => {
        const attempts = ended(outcomes);
        let watch = freshWatch;
        for (let from = 0, batch = 0; from < attempts.length; batch++) {
          const to = from + (sizes[batch % sizes.length] ?? 1);
          watch = watchOutcomes(rules, watch, attempts.slice(from, to));
          from = to;
        }
        expect(watch).toEqual(watchOutcomes(rules, freshWatch, attempts));
        const isMet = (end: number) =>
          rules.some((one) => {
            const seen = "ofLast" in one ? outcomes.slice(Math.max(0, end - one.ofLast), end) : outcomes.slice(0, end);
            const counted = seen.filter((each) => one.outcomes.includes(each)).length;
            return "ofLast" in one ? seen.length === one.ofLast && counted >= one.share * one.ofLast - 1e-9 : counted >= one.count;
          });
        const first = outcomes.findIndex((_, index) => isMet(index + 1));
        expect(watch.tripped?.at ?? 0).toBe(first + 1);
      }),
      { seed: 31, numRuns: 500 },
    );
  });
});
