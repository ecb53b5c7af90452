import { OUTCOMES, type Instant, type Outcome } from "@redial/kernel";

/** A call of the simulation that is over. */
export interface LoggedCall {
  readonly startedAt: Instant;
  readonly endedAt: Instant;
  readonly outcome: Outcome;
  readonly detail: "abandoned" | null;
}

/** The calls of jobs that are still open: chains in arrays, whose room is used again once a job is over. */
export interface CallLog {
  /** The calls of a job, the latest first. */
  of(job: number): LoggedCall[];
  add(job: number, call: LoggedCall): void;
  /** Forgets the calls of a job. */
  drop(job: number): void;
}

const NONE = -1;
const FIRST_ROOM = 1_024;
/** Beside the number of the outcome. */
const ABANDONED = 0x80;
const OUTCOME_NUMBER = new Map(OUTCOMES.map((outcome, index) => [outcome, index]));

/** A log for jobs numbered from 0 to `jobs` - 1. */
export function callLog(jobs: number): CallLog {
  const latest = new Int32Array(jobs).fill(NONE);
  let startedAt = new Float64Array(FIRST_ROOM);
  let endedAt = new Float64Array(FIRST_ROOM);
  let outcome = new Uint8Array(FIRST_ROOM);
  let previous = new Int32Array(FIRST_ROOM);
  let used = 0;
  let free = NONE;

  function takeRoom(): number {
    if (free !== NONE) {
      const place = free;
      free = previous[place]!;
      return place;
    }
    if (used === previous.length) grow();
    return used++;
  }

  function grow(): void {
    const room = 2 * used;
    startedAt = copied(startedAt, new Float64Array(room));
    endedAt = copied(endedAt, new Float64Array(room));
    outcome = copied(outcome, new Uint8Array(room));
    previous = copied(previous, new Int32Array(room));
  }

  return {
    of(job) {
      const calls: LoggedCall[] = [];
      for (let place = latest[job]!; place !== NONE; place = previous[place]!) {
        const kept = outcome[place]!;
        calls.push({ startedAt: startedAt[place]!, endedAt: endedAt[place]!, outcome: OUTCOMES[kept & ~ABANDONED]!, detail: kept & ABANDONED ? "abandoned" : null });
      }
      return calls;
    },
    add(job, call) {
      const place = takeRoom();
      startedAt[place] = call.startedAt;
      endedAt[place] = call.endedAt;
      outcome[place] = (OUTCOME_NUMBER.get(call.outcome) ?? 0) | (call.detail === null ? 0 : ABANDONED);
      previous[place] = latest[job]!;
      latest[job] = place;
    },
    drop(job) {
      for (let place = latest[job]!; place !== NONE; ) {
        const before = previous[place]!;
        previous[place] = free;
        free = place;
        place = before;
      }
      latest[job] = NONE;
    },
  };
}

function copied<Numbers extends { set(numbers: Numbers): void }>(from: Numbers, into: Numbers): Numbers {
  into.set(from);
  return into;
}
