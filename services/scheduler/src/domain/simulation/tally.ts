import { HOUR_MS, OUTCOMES, type Instant, type JobResult, type Outcome } from "@redial/kernel";
import type { AutoPauseTrip } from "../auto-pause";

/** Attempts, and how many of them reached a person. */
export interface AttemptCount {
  attempts: number;
  completions: number;
}

/** The attempts that began in one hour from `startsAt`, a whole hour of UTC. */
export interface HourCount extends AttemptCount {
  startsAt: Instant;
}

/** Jobs that ended, are held, or were left waiting by a pause, alike. */
export interface EndCount {
  result: JobResult | "held" | "paused";
  reason: string;
  contacts: number;
}

/** What a simulation came to, in counts. Series rise and leave out what has no attempt. */
export interface SimulationCounts {
  contacts: number;
  completed: number;
  attempts: number;
  /** Calls that were answered and on which nobody spoke. */
  callsAbandoned: number;
  ringMs: number;
  talkMs: number;
  /** Contacts that were called at least once. */
  contactsCalled: number;
  /** When the last call was over; null without a call. */
  finishedAt: Instant | null;
  byHour: readonly HourCount[];
  byAttempt: readonly (AttemptCount & { attempt: number })[];
  /** The most frequent first. */
  outcomes: readonly { outcome: Outcome; count: number }[];
  /** How contacts ended, the most frequent first. Their sum is `contacts`. */
  ends: readonly EndCount[];
  /** The rule that paused it, and the attempts that met it; null when none did. */
  autoPaused: AutoPauseTrip | null;
}

/** Counts a simulation as it goes. */
export interface Tally {
  attempt(number: number, startedAt: Instant, call: { outcome: Outcome; detail: "abandoned" | null; durationMs: number; ringMs: number; talkMs: number }): void;
  end(result: EndCount["result"], reason: string, contacts: number): void;
  /** Notes that an auto-pause rule was met when so many contacts waited for a call. */
  pause(trip: AutoPauseTrip, waiting: number): void;
  isPaused(): boolean;
  counts(): SimulationCounts;
}

/** An empty tally. */
export function newTally(): Tally {
  const hours = new Map<number, HourCount>();
  const numbers: (AttemptCount & { attempt: number })[] = [];
  const outcomes = new Map<Outcome, number>(OUTCOMES.map((outcome) => [outcome, 0]));
  const ends = new Map<string, EndCount>();
  let autoPaused: AutoPauseTrip | null = null;
  const sums = { attempts: 0, callsAbandoned: 0, ringMs: 0, talkMs: 0, finishedAt: null as Instant | null };

  function hourOf(at: Instant): HourCount {
    const hour = Math.floor(at / HOUR_MS);
    let count = hours.get(hour);
    if (!count) hours.set(hour, (count = { startsAt: hour * HOUR_MS, attempts: 0, completions: 0 }));
    return count;
  }

  function end(result: EndCount["result"], reason: string, contacts: number): void {
    const key = `${result} ${reason}`;
    const known = ends.get(key);
    if (known) known.contacts += contacts;
    else ends.set(key, { result, reason, contacts });
  }

  return {
    attempt(number, startedAt, { outcome, detail, durationMs, ringMs, talkMs }) {
      const byNumber = (numbers[number - 1] ??= { attempt: number, attempts: 0, completions: 0 });
      for (const count of [hourOf(startedAt), byNumber]) {
        count.attempts += 1;
        if (outcome === "completed") count.completions += 1;
      }
      outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
      sums.attempts += 1;
      if (detail === "abandoned") sums.callsAbandoned += 1;
      sums.ringMs += ringMs;
      sums.talkMs += talkMs;
      sums.finishedAt = Math.max(sums.finishedAt ?? -Infinity, startedAt + durationMs);
    },
    end,
    pause(trip, waiting) {
      autoPaused = trip;
      end("paused", "threshold", waiting);
    },
    isPaused: () => autoPaused !== null,
    counts: () => ({
      ...sums,
      autoPaused,
      contacts: [...ends.values()].reduce((sum, { contacts }) => sum + contacts, 0),
      completed: outcomes.get("completed") ?? 0,
      contactsCalled: numbers[0]?.attempts ?? 0,
      byHour: [...hours.values()].sort((a, b) => a.startsAt - b.startsAt),
      byAttempt: numbers,
      outcomes: [...outcomes].map(([outcome, count]) => ({ outcome, count })).filter(({ count }) => count > 0).sort((a, b) => b.count - a.count),
      ends: [...ends.values()].sort((a, b) => b.contacts - a.contacts),
    }),
  };
}
