import { DAY_MS, HOUR_MS } from "@redial/kernel";
import { answerProfiles } from "./answer-profile";
import type { Dial } from "./call-model";
import { createLearnedModel, type LearnedRates } from "./learned-model";

const lent = answerProfiles().get("known_consumer");
if (!lent) throw new Error("no profile");
const MONDAY_9_AM = Date.parse("2025-03-03T09:00:00-05:00");

const RATES: LearnedRates = {
  byAttempt: [
    { attempt: 1, attempts: 10_000, completed: 4_000, talkSeconds: 400_000 },
    { attempt: 2, attempts: 5_000, completed: 500, talkSeconds: 50_000 },
  ],
  byHourAndWeekday: [
    { weekday: 0, hour: 9, attempts: 7_500, completed: 1_125 },
    { weekday: 0, hour: 18, attempts: 7_500, completed: 3_375 },
  ],
  outcomes: [
    { outcome: "completed", count: 4_500 },
    { outcome: "busy", count: 3_500 },
    { outcome: "no_answer", count: 7_000 },
  ],
};

/** The share of many dials that a person answered. */
function reached(attempt: number, startedAt: number, rates = RATES): number {
  const model = createLearnedModel(rates, lent as NonNullable<typeof lent>);
  const dial = (person: number): Dial => ({ phone: String(person), attempt, timeZone: "America/New_York", ringSeconds: 25, enableAMD: true, leaveMessage: false, seed: "seed" });
  return Array.from({ length: 10_000 }, (_, person) => model.course(dial(person), startedAt, [])).filter(({ answeredBy }) => answeredBy === "human").length / 10_000;
}

it("answers an attempt as often as attempts of its number were answered, and later ones as the last known", () => {
  const tuesday = MONDAY_9_AM + DAY_MS;
  expect(reached(1, tuesday)).toBeCloseTo(0.4, 1);
  expect(reached(2, tuesday)).toBeCloseTo(0.1, 1);
  expect(Math.abs(reached(9, tuesday) - 0.1)).toBeLessThan(0.02);
});

it("answers more in hours of the week that were better", () => {
  expect(reached(1, MONDAY_9_AM + 9 * HOUR_MS) / reached(1, MONDAY_9_AM)).toBeCloseTo(3, 0);
});

it("trusts an hour that was hardly seen hardly", () => {
  const seldom = { ...RATES, byHourAndWeekday: [{ weekday: 0, hour: 9, attempts: 1, completed: 0 }] };
  expect(reached(1, MONDAY_9_AM, seldom)).toBeCloseTo(0.4, 1);
});

it("reaches nobody when nobody was reached, and nothing is known of nothing", () => {
  expect(reached(1, MONDAY_9_AM, { byAttempt: [], byHourAndWeekday: [], outcomes: [] })).toBe(0);
});
