import { durationMs, type CallCourse } from "@redial/answer-model";
import type { Clock, Instant } from "@redial/kernel";
import { startLoop, type Log, type Running } from "@redial/platform";
import { endOf, eventsOf, type CallEvent, type SequencedEvent } from "./call-event";
import type { Ledger, LedgerCall, NotedEvent } from "./ledger";

/** The calls that ring or talk right now, by the wall clock. */
export interface LiveCalls extends Running {
  /**
   * Follows a call from now on; what should have happened already is told at once. A live call of the same id is dropped for it without
   * another word: answers whether there was one.
   */
  follow(call: LedgerCall): boolean;
  /** Ends a call now. False when no such call is live. */
  hangUp(id: string): boolean;
}

export interface LiveCallsOptions {
  ledger: Ledger;
  clock: Clock;
  log: Log;
  /** Sequences of events go on above this one. */
  newestSequence: number;
  /** Called when events were kept, with how many calls ended with them. */
  onKept(ended: number): void;
}

interface Followed {
  call: LedgerCall;
  timer?: NodeJS.Timeout;
}

const ROUND_EVERY_MS = 1_000;

/** Follows live calls with a timer each; events are kept in the ledger in batches, and told only once they are. */
export function createLiveCalls({ ledger, clock, log, newestSequence, onKept }: LiveCallsOptions): LiveCalls {
  const followed = new Map<string, Followed>();
  let due: { call: LedgerCall; event: CallEvent }[] = [];
  let sequence = newestSequence;

  const loop = startLoop({
    name: "call events",
    everyMs: ROUND_EVERY_MS,
    log,
    async round() {
      const kept = due.slice(0, 1_000);
      if (kept.length === 0) return false;
      await ledger.note(kept.map(({ call, event }): NotedEvent => ({ account: call.account, course: event.kind === "ended" ? call.course : null, event: numbered(event) })));
      due = due.slice(kept.length);
      onKept(kept.filter(({ event }) => event.kind === "ended").length);
      return due.length > 0;
    },
  });

  /** Time-based, so that whoever remembers a sequence of an older ledger does not wait for this one to reach it. */
  function numbered(event: CallEvent): SequencedEvent {
    sequence = Math.max(sequence + 1, clock.now() * 1_000);
    return { ...event, sequence };
  }

  function tell(call: LedgerCall, event: CallEvent): void {
    due.push({ call, event });
    loop.wake();
  }

  function follow(call: LedgerCall): boolean {
    const former = followed.get(call.id);
    clearTimeout(former?.timer);
    const entry: Followed = { call };
    followed.set(call.id, entry);
    const waiting = eventsOf(call.id, call.startedAt, call.course);
    const next = () => {
      for (let first = waiting[0]; first && first.at <= clock.now(); first = waiting[0]) {
        tell(call, first.event);
        waiting.shift();
      }
      const [first] = waiting;
      if (first) entry.timer = setTimeout(next, first.at - clock.now());
      else followed.delete(call.id);
    };
    next();
    return former !== undefined;
  }

  return {
    follow,
    hangUp(id) {
      const entry = followed.get(id);
      if (!entry) return false;
      clearTimeout(entry.timer);
      followed.delete(id);
      const call = { ...entry.call, course: cutShort(entry.call, clock.now()) };
      tell(call, endOf(id, call.startedAt, call.course));
      return true;
    },
    async stop() {
      for (const { timer } of followed.values()) clearTimeout(timer);
      await loop.stop();
    },
  };
}

/** The course of a call whose caller hung up at `now`. */
function cutShort({ startedAt, course }: LedgerCall, now: Instant): CallCourse {
  const lasted = Math.min(Math.max(0, now - startedAt), durationMs(course));
  const postDialMs = Math.min(course.postDialMs, lasted);
  const ringMs = Math.min(course.ringMs, lasted - postDialMs);
  const talkMs = lasted - postDialMs - ringMs;
  const wasAnswered = course.code === "sip:200" && talkMs > 0;
  return { postDialMs, ringMs, talkMs, endedBy: "caller", code: wasAnswered ? "sip:200" : "sip:487", answeredBy: wasAnswered ? course.answeredBy : null };
}
