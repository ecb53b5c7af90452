import { MINUTE_MS, SECOND_MS, type Outcome } from "@redial/kernel";
import type { World } from "./answer-profile";
import type { CallCourse, CallModel, CarrierCode, Dial } from "./call-model";
import { localTime } from "./local-time";
import { seededRandom } from "./seeded-random";

/** Attempts, and how many of them reached a person. */
export interface LearnedRate {
  attempts: number;
  completed: number;
}

/** What an earlier execution came to, as its report counts it. Weekdays are 0 (Monday) .. 6, hours local. */
export interface LearnedRates {
  byAttempt: readonly (LearnedRate & { attempt: number; talkSeconds: number })[];
  byHourAndWeekday: readonly (LearnedRate & { weekday: number; hour: number })[];
  outcomes: readonly { outcome: Outcome; count: number }[];
}

/**
 * An attempt number or an hour is trusted as far as it was seen: its rate is mixed with so many attempts at what would be expected without it. Chosen, as
 * the size at which a 95 % interval is still some 25 points wide.
 */
const PRIOR_ATTEMPTS = 50;
/** Chosen: what a report does not tell of a call that reached nobody takes as long as this. */
const UNTOLD_MS = 2 * SECOND_MS;

const CODES: Record<Exclude<Outcome, "completed">, CarrierCode> = {
  busy: "sip:486",
  no_answer: "sip:487",
  network_error: "sip:503",
  rejected: "sip:603",
  voicemail: "sip:200",
  invalid_number: "sip:404",
};

/**
 * People who answer as those of an earlier execution did: by attempt number times local hour of the week, and who did not answer by the mix of its other
 * outcomes. Attempts beyond the last known one answer like that. Nobody differs from anybody, so strategies unlike the earlier one are foretold less well.
 */
export function createLearnedModel(rates: LearnedRates, { world, timeZone }: { world: World; timeZone: string }): CallModel {
  const all = sum(rates.byAttempt);
  const overall = all.attempts === 0 ? 0 : all.completed / all.attempts;
  const talkSeconds = rates.byAttempt.reduce((total, each) => total + each.talkSeconds, 0);
  const answers = rates.outcomes.filter(({ outcome }) => outcome === "completed" || outcome === "voicemail").reduce((total, { count }) => total + count, 0);
  const talkMs = Math.round(answers === 0 ? 0 : (talkSeconds / answers) * SECOND_MS);
  const byAttempt = [...rates.byAttempt].sort((a, b) => a.attempt - b.attempt).map((each) => mixed(each, overall));
  const byHour = new Map(rates.byHourAndWeekday.map((each) => [each.weekday * 24 + each.hour, overall === 0 ? 1 : mixed(each, overall) / overall]));
  const failures = rates.outcomes.filter((each): each is { outcome: keyof typeof CODES; count: number } => each.outcome !== "completed" && each.count > 0);
  const failureCount = failures.reduce((total, { count }) => total + count, 0);

  function failureAt(draw: number): keyof typeof CODES {
    let left = draw * failureCount;
    for (const { outcome, count } of failures) if ((left -= count) < 0) return outcome;
    return "no_answer";
  }

  function courseOf(dial: Dial, outcome: Outcome, postDialMs: number): CallCourse {
    const unanswered = { answeredBy: null, postDialMs, ringMs: 0, talkMs: 0 };
    const ringLimitMs = dial.ringSeconds * SECOND_MS;
    if (outcome === "completed" || outcome === "voicemail") {
      const by = outcome === "completed" ? "human" : "machine";
      const { mean } = by === "human" ? world.humanAnswerSeconds : world.machineAnswerSeconds;
      return { code: "sip:200", answeredBy: dial.enableAMD ? by : null, postDialMs, ringMs: Math.min(Math.round(mean * SECOND_MS), ringLimitMs), talkMs, endedBy: by === "human" ? "callee" : "caller" };
    }
    const code = CODES[outcome];
    if (outcome === "no_answer") return { ...unanswered, code, ringMs: ringLimitMs, endedBy: "caller" };
    return { ...unanswered, code, ringMs: outcome === "rejected" ? Math.min(UNTOLD_MS, ringLimitMs) : 0, endedBy: outcome === "network_error" || outcome === "invalid_number" ? "network" : "callee" };
  }

  return {
    usesHistory: false,
    course(dial, startedAt) {
      const random = seededRandom("learned", dial.seed, dial.phone, dial.attempt);
      const local = localTime(startedAt, dial.timeZone ?? timeZone);
      const rate = byAttempt[Math.min(dial.attempt, byAttempt.length) - 1] ?? overall;
      const isReached = random.uniform() < rate * (byHour.get(local.weekday * 24 + local.hour) ?? 1);
      const outcome = isReached ? "completed" : failureAt(random.uniform());
      const postDialMs = Math.min(Math.round(random.lognormal(world.postDialSeconds.median, world.postDialSeconds.sigma) * SECOND_MS), MINUTE_MS);
      return courseOf(dial, outcome, postDialMs);
    },
  };
}

function mixed({ attempts, completed }: LearnedRate, expected: number): number {
  return (completed + PRIOR_ATTEMPTS * expected) / (attempts + PRIOR_ATTEMPTS);
}

function sum(rates: readonly LearnedRate[]): LearnedRate {
  return rates.reduce((total, each) => ({ attempts: total.attempts + each.attempts, completed: total.completed + each.completed }), { attempts: 0, completed: 0 });
}
