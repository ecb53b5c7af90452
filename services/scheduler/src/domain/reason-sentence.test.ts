import { instantOf, type RetryStrategy } from "@redial/kernel";
import { compileOpenHours } from "./open-hours";
import { planFirstAttempt } from "./plan-first-attempt";
import type { Reason } from "./reason";
import { reasonSentence } from "./reason-sentence";
import { planRetry } from "./retry-plan";

const ZONE = "America/New_York";
const at = instantOf("2025-01-20T17:30:00Z");
const later = instantOf("2025-01-20T19:00:00Z");

const SENTENCES: [Reason, string][] = [
  [{ rule: "now", at }, "The first attempt was due as soon as it was planned: Monday 2025-01-20 12:30 (America/New_York)."],
  [{ rule: "start_at", startAt: at, at }, "Nothing rings before startAt: Monday 2025-01-20 12:30 (America/New_York)."],
  [
    { rule: "fixed_delay", delayMinutes: 1, fromAt: at - 60_000 - 500, at: at - 500 },
    "The strategy tries again 1 minute after the attempt ended at Monday 2025-01-20 12:28:59 (America/New_York): Monday 2025-01-20 12:29:59 (America/New_York).",
  ],
  [{ rule: "retry_date", date: 2, at }, "The next of the strategy's dates was number 2: Monday 2025-01-20 12:30 (America/New_York)."],
  [{ rule: "missed_dates", dates: 1, missedDate: "skip", at }, "1 retry date had passed unused by Monday 2025-01-20 12:30 (America/New_York) and made no attempt (missedDate skip)."],
  [{ rule: "missed_dates", dates: 3, missedDate: "asap", at }, "3 retry dates had passed unused and made one attempt at once (missedDate asap): Monday 2025-01-20 12:30 (America/New_York)."],
  [
    { rule: "ladder_step", number: 2, step: { dayPart: "evening", daysLater: 0 }, zone: ZONE, fromAt: at, at: later },
    "Step 2 of the ladder, in the evening, the same day, from Monday 2025-01-20 12:30 (America/New_York): Monday 2025-01-20 14:00 (America/New_York).",
  ],
  [
    { rule: "ladder_step", number: 1, step: { afterMinutes: 90, bestTime: { within: "P2D" } }, zone: ZONE, fromAt: at, at: later },
    "Step 1 of the ladder, the best time within P2D, at the earliest 90 minutes later, from Monday 2025-01-20 12:30 (America/New_York): Monday 2025-01-20 14:00 (America/New_York).",
  ],
  [
    { rule: "best_time", choice: "best_hour", version: 12, hour: 14, rate: 0.2134, plainHour: 12, plainRate: 0.098, zone: ZONE, latestAt: later, fromAt: at, at: later },
    "By the rates learned (version 12) calls on Mondays 14:00–15:00 reach 21.3 %, those on Mondays 12:00–13:00, the earliest, 9.8 %: it moved from Monday 2025-01-20 12:30 (America/New_York) to Monday 2025-01-20 14:00 (America/New_York).",
  ],
  [
    { rule: "best_time", choice: "earliest", version: 12, plainHour: 167, plainRate: 0.5, zone: ZONE, latestAt: later, fromAt: at, at },
    "By the rates learned (version 12) no hour before Monday 2025-01-20 14:00 (America/New_York) is worth waiting for; calls on Sundays 23:00–24:00, the earliest, reach 50.0 %: Monday 2025-01-20 12:30 (America/New_York).",
  ],
  [
    { rule: "best_time", choice: "earliest", version: 12, segment: { key: "region", value: "us-tx" }, plainHour: 167, plainRate: 0.5, zone: ZONE, latestAt: later, fromAt: at, at },
    "By the rates learned of region us-tx (version 12) no hour before Monday 2025-01-20 14:00 (America/New_York) is worth waiting for; calls on Sundays 23:00–24:00, the earliest, reach 50.0 %: Monday 2025-01-20 12:30 (America/New_York).",
  ],
  [
    { rule: "best_time", choice: "none_open", version: 12, zone: ZONE, latestAt: later, fromAt: at, at },
    "Nothing is open before Monday 2025-01-20 14:00 (America/New_York), so there was no hour to choose: Monday 2025-01-20 12:30 (America/New_York).",
  ],
  [
    { rule: "best_time", choice: "no_rates", zone: ZONE, latestAt: later, fromAt: at, at },
    "No rates have been learned yet, so there was no hour to choose: Monday 2025-01-20 12:30 (America/New_York).",
  ],
  [{ rule: "outcome", outcome: "rejected", retry: false, at }, "The attempt ended as rejected at Monday 2025-01-20 12:30 (America/New_York), after which nobody is called again."],
  [{ rule: "outcome", outcome: "busy", retry: true, delayMinutes: 10, at }, "The strategy's rule for busy tries again after 10 minutes: Monday 2025-01-20 12:30 (America/New_York)."],
  [{ rule: "attempts", attempt: 3, totalAttempts: 3, at }, "Attempt 3 of at most 3 was the last; it ended at Monday 2025-01-20 12:30 (America/New_York)."],
  [{ rule: "no_date_left", at }, "The strategy had no date or step left after Monday 2025-01-20 12:30 (America/New_York)."],
  [
    { rule: "one_off_window", startsAt: at, endsAt: later, fromAt: at, at: later },
    "The one-off pause from Monday 2025-01-20 12:30 (America/New_York) until Monday 2025-01-20 14:00 (America/New_York) moved it from Monday 2025-01-20 12:30 (America/New_York) to Monday 2025-01-20 14:00 (America/New_York).",
  ],
  [{ rule: "further_windows", fromAt: at, at: later }, "Further pause windows, one after the other, moved it from Monday 2025-01-20 12:30 (America/New_York) to Monday 2025-01-20 14:00 (America/New_York)."],
  [
    { rule: "frequency_cap", cap: { max: 3, perDays: 1, calendar: true }, zone: ZONE, fromAt: at, at: later },
    "The cap of 3 calls in 1 calendar day (days in America/New_York) moved it from Monday 2025-01-20 12:30 (America/New_York) to Monday 2025-01-20 14:00 (America/New_York).",
  ],
  [
    { rule: "frequency_cap", cap: { max: 3, perHours: 24 }, pack: null, fromAt: at, at: later },
    "The program's cap of 3 calls in 24 hours moved it from Monday 2025-01-20 12:30 (America/New_York) to Monday 2025-01-20 14:00 (America/New_York).",
  ],
  [
    { rule: "frequency_cap", cap: { max: 7, perDays: 7 }, pack: "us-debt", version: "2026-11", fromAt: at, at: later },
    "By us-debt (version 2026-11) the cap of 7 calls in 7 days moved it from Monday 2025-01-20 12:30 (America/New_York) to Monday 2025-01-20 14:00 (America/New_York).",
  ],
  [
    { rule: "cool_down", after: "abandoned_call", hours: 72, callEndedAt: at, fromAt: at, at: later },
    "The cool-down of 72 hours after an abandoned call that ended at Monday 2025-01-20 12:30 (America/New_York) moved it from Monday 2025-01-20 12:30 (America/New_York) to Monday 2025-01-20 14:00 (America/New_York).",
  ],
  [
    { rule: "number_in_use", fromAt: at, at: later },
    "Another call to the number was being made, which moved it from Monday 2025-01-20 12:30 (America/New_York) to Monday 2025-01-20 14:00 (America/New_York).",
  ],
  [{ rule: "always_paused", at }, "The pause windows leave no time open after Monday 2025-01-20 12:30 (America/New_York)."],
  [{ rule: "suppressed", at }, "The number was suppressed at Monday 2025-01-20 12:30 (America/New_York): it must not be called."],
  [
    { rule: "suppressed", expiresAt: later, at },
    "The number was suppressed at Monday 2025-01-20 12:30 (America/New_York), until Monday 2025-01-20 14:00 (America/New_York): it must not be called.",
  ],
  [
    { rule: "calling_hours", pack: "us-fl", version: "2026-11", zone: "America/Chicago", localTime: "2025-01-20T11:30:00", fromAt: at, at: later },
    "The calling hours of us-fl (version 2026-11, read in America/Chicago) moved it from Monday 2025-01-20 11:30 (America/Chicago) to Monday 2025-01-20 13:00 (America/Chicago).",
  ],
  [
    { rule: "holiday", name: "Bastille Day", pack: "fr", version: "2026-11", zone: "Europe/Paris", localTime: "2025-01-20T18:30:00", fromAt: at, at: later },
    "The holiday Bastille Day of fr (version 2026-11, read in Europe/Paris) moved it from Monday 2025-01-20 18:30 (Europe/Paris) to Monday 2025-01-20 20:00 (Europe/Paris).",
  ],
  [{ rule: "zone_unknown", at }, "Nobody knows in which time zone the person is, so no time is allowed: Monday 2025-01-20 12:30 (America/New_York)."],
  [{ rule: "zone_assigned", zone: "Europe/Paris", at }, "The person was said to be in Europe/Paris: Monday 2025-01-20 18:30 (Europe/Paris)."],
  [{ rule: "cancelled", at }, "The execution was cancelled at Monday 2025-01-20 12:30 (America/New_York)."],
  [{ rule: "refused", refusal: "permit_expired", at }, "The attempt was called off before it rang (permit expired) and was due again: Monday 2025-01-20 12:30 (America/New_York)."],
];

describe("a reason as a sentence", () => {
  it.each(SENTENCES)("tells %j", (reason, sentence) => {
    expect(reasonSentence(reason, ZONE)).toBe(sentence);
  });

  it("tells a plan of the guide from the first rule to the last", () => {
    const lunch = { startAt: { hour: 12, minute: 0 }, endAt: { hour: 14, minute: 0 } };
    const evening = { startAt: { hour: 18, minute: 0 }, endAt: { hour: 23, minute: 59 } };
    const limits = { openHours: compileOpenHours({ monday: [lunch, evening] }, ["Europe/Paris"]), stopAt: instantOf("2025-01-20T22:30:00Z") };
    const strategy: RetryStrategy = { type: "fixed_delay", delayMinutes: 60, maxRetries: 3 };
    const sentences = (because: readonly Reason[]) => because.map((reason) => reasonSentence(reason, "Europe/Paris"));
    expect(sentences(planFirstAttempt({ now: instantOf("2025-01-20T11:15:00Z"), startAt: null, ...limits }).because)).toEqual([
      "The first attempt was due as soon as it was planned: Monday 2025-01-20 12:15 (Europe/Paris).",
      "The pause window Monday 12:00–14:00 (Europe/Paris) moved it from Monday 2025-01-20 12:15 (Europe/Paris) to Monday 2025-01-20 14:00 (Europe/Paris).",
    ]);
    const endedAt = instantOf("2025-01-20T16:30:20Z");
    const retry = planRetry({ strategy, outcome: "no_answer", leavesMessage: false, attempt: 1, startedAt: endedAt - 20_000, endedAt, stepsUsed: 0, ...limits });
    expect(sentences(retry.because)).toEqual([
      "The strategy tries again 60 minutes after the attempt ended at Monday 2025-01-20 17:30:20 (Europe/Paris): Monday 2025-01-20 18:30:20 (Europe/Paris).",
      "The pause window Monday 18:00–24:00 (Europe/Paris) moved it from Monday 2025-01-20 18:30:20 (Europe/Paris) to Tuesday 2025-01-21 00:00 (Europe/Paris).",
      "It would have been due at Tuesday 2025-01-21 00:00 (Europe/Paris), but calling is over from stopAt on: Monday 2025-01-20 23:30 (Europe/Paris).",
    ]);
  });
});
