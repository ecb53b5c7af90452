import type { CallCourse, CallModel } from "@redial/answer-model";
import { DAY_MS, MINUTE_MS, toIso, type Clock, type Instant } from "@redial/kernel";
import { startLoop, type Log, type Running } from "@redial/platform";
import type { CallOrder } from "./call";
import { endOf, type CallEnded, type SequencedEvent } from "./call-event";
import type { Knowledge, Ledger, LedgerSummary, NewCall } from "./ledger";
import { createLines, type LineLimits } from "./lines";
import { createLiveCalls } from "./live-calls";

export type RefusalReason = "fenced" | "expired" | "no_capacity" | "too_fast" | "unknown_profile";

export interface PlacedCalls {
  /** `ended` comes with fast-forward calls, which are over at once. */
  placed: { id: string; startedAt: string; ended?: CallEnded }[];
  /** These did not ring, and left no trace in the ledger. */
  refused: { id: string; reason: RefusalReason }[];
}

/** A telephone network. Calls are in its ledger before they ring. */
export interface Network extends Running {
  /** Rings each order once, every time it is asked to. An id may come once in a batch. */
  place(orders: readonly CallOrder[]): Promise<PlacedCalls>;
  reconcile(calls: readonly { id: string; fencingToken: number }[]): Promise<Map<string, Knowledge>>;
  /** False when no such call is live. */
  hangUp(id: string): boolean;
  /** Events of real-time calls above a sequence, oldest first; waits up to `waitMs` for the first. */
  eventsAfter(account: string, sequence: number, waitMs: number): Promise<SequencedEvent[]>;
  summary(tag: string, after: Instant | null): Promise<LedgerSummary>;
  status(): { live: number; limits: LineLimits };
}

export interface NetworkOptions {
  ledger: Ledger;
  models: ReadonlyMap<string, CallModel>;
  limits: LineLimits;
  /** How many times faster than life real-time calls go by; what is told of them is as short as they were. */
  speed: number;
  clock: Clock;
  log: Log;
}

const MOST_EVENTS = 500;
const EVENTS_KEPT_MS = DAY_MS;

/** Opens the network and takes up the calls that were live when it last ended. */
export async function openNetwork({ ledger, models, limits, speed, clock, log }: NetworkOptions): Promise<Network> {
  const lines = createLines(limits);
  const waiting = new Set<() => void>();
  let stopped = false;
  const live = createLiveCalls({
    ledger,
    clock,
    log,
    newestSequence: await ledger.newestSequence(),
    onKept(ended) {
      for (let call = 0; call < ended; call++) lines.free();
      for (const wake of waiting) wake();
    },
  });
  for (const call of await ledger.unfinished()) {
    lines.occupy();
    live.follow(call);
  }
  const forgetting = startLoop({
    name: "old call events",
    everyMs: 10 * MINUTE_MS,
    log,
    round: async () => {
      await ledger.forgetEventsBefore(clock.now() - EVENTS_KEPT_MS);
      return false;
    },
  });

  function refusalOf(order: CallOrder, now: Instant): RefusalReason | null {
    if (!models.has(order.profile)) return "unknown_profile";
    if (order.clock === "fast_forward") return null;
    if (order.expiresAt !== null && order.expiresAt <= now) return "expired";
    const line = lines.take(now);
    return line === "taken" ? null : line;
  }

  async function coursesOf(orders: readonly CallOrder[], now: Instant): Promise<NewCall[]> {
    const earlier = await ledger.earlierCalls(orders.filter((order) => order.attempt > 1 && models.get(order.profile)?.usesHistory));
    return orders.flatMap((order) => {
      const isOver = order.clock === "fast_forward";
      const startedAt = isOver ? (order.startAt ?? now) : now;
      const course = models.get(order.profile)?.course(order, startedAt, earlier.get(order.id) ?? []);
      return course ? [{ id: order.id, account: order.account, order, startedAt, course: isOver ? course : hasten(course, speed), isOver }] : [];
    });
  }

  return {
    async place(orders) {
      const now = clock.now();
      const refusals = new Map(orders.map((order) => [order.id, refusalOf(order, now)]));
      const accepted = orders.filter((order) => refusals.get(order.id) === null);
      let placed: NewCall[] = [];
      try {
        const calls = await coursesOf(accepted, now);
        const taken = await ledger.place(calls, now);
        placed = calls.filter(({ id }) => taken.has(id));
      } finally {
        const ringing = placed.filter((call) => !call.isOver);
        const reserved = accepted.filter((order) => order.clock === "real_time").length;
        for (let unused = ringing.length; unused < reserved; unused++) lines.free();
        for (const call of ringing) if (live.follow(call)) lines.free();
      }
      const placedIds = new Set(placed.map(({ id }) => id));
      return {
        placed: placed.map(({ id, startedAt, course, isOver }) => ({ id, startedAt: toIso(startedAt), ...(isOver && { ended: endOf(id, startedAt, course) }) })),
        refused: orders.flatMap(({ id }) => {
          const reason = refusals.get(id) ?? (placedIds.has(id) ? null : "fenced");
          return reason ? [{ id, reason }] : [];
        }),
      };
    },
    reconcile: (calls) => ledger.reconcile(calls),
    hangUp: (id) => live.hangUp(id),
    async eventsAfter(account, sequence, waitMs) {
      const endsAt = clock.now() + waitMs;
      for (;;) {
        const { woken, cancel } = nextWake(waiting, Math.max(0, endsAt - clock.now()));
        const events = await ledger.eventsAfter(account, sequence, MOST_EVENTS);
        if (events.length > 0 || stopped || clock.now() >= endsAt) {
          cancel();
          return events;
        }
        await woken;
      }
    },
    summary: (tag, after) => ledger.summary(tag, after),
    status: () => ({ live: lines.taken(), limits }),
    async stop() {
      stopped = true;
      for (const wake of waiting) wake();
      await live.stop();
      await forgetting.stop();
    },
  };
}

/** Registered before the ledger is read, so that what is kept meanwhile is not missed. */
function nextWake(waiting: Set<() => void>, ms: number): { woken: Promise<void>; cancel(): void } {
  let cancel: () => void = () => undefined;
  const woken = new Promise<void>((resolve) => {
    const timer = setTimeout(() => cancel(), ms);
    cancel = () => {
      clearTimeout(timer);
      waiting.delete(cancel);
      resolve();
    };
    waiting.add(cancel);
  });
  return { woken, cancel };
}

function hasten(course: CallCourse, speed: number): CallCourse {
  if (speed === 1) return course;
  const shorter = (ms: number) => Math.round(ms / speed);
  return { ...course, postDialMs: shorter(course.postDialMs), ringMs: shorter(course.ringMs), talkMs: shorter(course.talkMs) };
}
