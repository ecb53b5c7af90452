import type { ExecutionId, Instant } from "@redial/kernel";

/** A run of the index of waiting jobs, within which they are served by due time and position; those up to `dueAt` and `position` were claimed. */
export interface Lane {
  executionId: ExecutionId;
  runsOutAt: Instant;
  /** 1: retries, 0: first attempts. */
  isRetry: 0 | 1;
  dueAt: Instant;
  position: number;
}

/** A waiting job as far as its place in the index is known to whoever planned it. */
export interface DuePlace {
  executionId: ExecutionId;
  runsOutAt: Instant;
  attempt: number;
  dueAt: Instant;
}

/** A claimed job as far as its place in the index goes. */
export interface ClaimedPlace extends DuePlace {
  position: number;
}

/**
 * Where the claims of this process have come to. Claimed jobs leave dead entries in the index, and until they are vacuumed away whoever begins at the
 * beginning steps over all of them; who begins where the last claim ended does not. Jobs that this process plans again set that place back. It is a hint
 * and no more, for others plan jobs too: an execution is claimed from the beginning when nothing is found ahead, and otherwise every so often: after a
 * quarter of a second, and never for more than a twentieth of the time.
 */
export interface DueFrontier {
  /** The lanes of all executions whose last claim found jobs, those of an execution in the order in which they are served. */
  lanes(now: Instant): readonly Lane[];
  /** The lanes of an execution whose claimed entries may be passed over; null when its claim must begin at the beginning. */
  lanesOf(id: ExecutionId, now: Instant): readonly Lane[] | null;
  /** Jobs were claimed, in the order in which they are served. */
  advance(places: readonly ClaimedPlace[]): void;
  /** Executions were claimed from the beginning, which took so long. */
  beganAnew(ids: readonly ExecutionId[], now: Instant, tookMs: number): void;
  /** Jobs wait again, now that their transaction has committed: those that lie behind the claims are before them again. */
  waitAgain(places: readonly DuePlace[]): void;
  /** The executions in which whatever is due lies ahead of the claims, as far as is known: when all of it was looked at last, a short time ago, nothing was due. */
  dueAheadOnly(now: Instant): ExecutionId[];
  /** Due jobs were looked for everywhere, which took so long, and in none but these executions was there any. */
  foundNoneBut(ids: readonly ExecutionId[], now: Instant, tookMs: number): void;
}

const ANEW_EVERY_MS = 250;
const PART_OF_TIME = 20;
/** An execution has few lanes, one for each instant at which time runs out; of one with more they are forgotten, as are those of one that is served no more. */
const MOST_LANES = 32;
const FORGOTTEN_AFTER_MS = 60_000;
/** Positions count from 0. */
const BEFORE_ALL = -1;

interface KnownExecution {
  lanes: Lane[];
  /** When its claim began at the beginning, and when it must again. */
  begunAt: Instant;
  anewAt: Instant;
  /** When nothing of it was due, and until when that is taken to be so behind the claims. */
  emptyAt: Instant;
  emptyUntil: Instant;
}

/** A frontier of which nothing is known yet: every execution is claimed from the beginning at first. */
export function dueFrontier(): DueFrontier {
  const known = new Map<ExecutionId, KnownExecution>();
  const lanesOf = (id: ExecutionId, now: Instant): readonly Lane[] | null => {
    const one = known.get(id);
    return one && one.lanes.length > 0 && one.begunAt <= now && now < one.anewAt ? one.lanes : null;
  };
  return {
    lanes(now) {
      for (const [id, { anewAt }] of known) if (now - anewAt > FORGOTTEN_AFTER_MS) known.delete(id);
      return [...known.values()].flatMap(({ lanes }) => lanes);
    },
    lanesOf,
    advance(places) {
      for (const place of places) advanceLane(known.get(place.executionId)?.lanes ?? [], place);
    },
    beganAnew(ids, now, tookMs) {
      const anewAt = now + Math.max(ANEW_EVERY_MS, tookMs * PART_OF_TIME);
      for (const id of ids) known.set(id, { lanes: [], emptyAt: now, emptyUntil: now, ...known.get(id), begunAt: now, anewAt });
    },
    waitAgain(places) {
      for (const place of places) {
        const one = known.get(place.executionId);
        if (one) setBackLane(one.lanes, place);
      }
    },
    dueAheadOnly: (now) => [...known].filter(([, { lanes, emptyAt, emptyUntil }]) => lanes.length > 0 && emptyAt <= now && now < emptyUntil).map(([id]) => id),
    foundNoneBut(ids, now, tookMs) {
      const found = new Set(ids);
      const emptyUntil = now + Math.min(ANEW_EVERY_MS, tookMs * PART_OF_TIME);
      for (const [id, one] of known) if (!found.has(id)) Object.assign(one, { emptyAt: now, emptyUntil });
    },
  };
}

function advanceLane(lanes: Lane[], place: ClaimedPlace): void {
  const { dueAt, position } = place;
  const lane = laneOf(lanes, place);
  if (!lane) addLane(lanes, place);
  else if (dueAt > lane.dueAt || (dueAt === lane.dueAt && position > lane.position)) Object.assign(lane, { dueAt, position });
}

function setBackLane(lanes: Lane[], place: DuePlace): void {
  const before = { dueAt: place.dueAt, position: BEFORE_ALL };
  const lane = laneOf(lanes, place);
  if (!lane) addLane(lanes, { ...place, ...before });
  else if (place.dueAt <= lane.dueAt) Object.assign(lane, before);
}

function laneOf(lanes: readonly Lane[], { runsOutAt, attempt }: Pick<DuePlace, "runsOutAt" | "attempt">): Lane | undefined {
  const isRetry = attempt > 0 ? 1 : 0;
  return lanes.find((lane) => lane.runsOutAt === runsOutAt && lane.isRetry === isRetry);
}

function addLane(lanes: Lane[], { executionId, runsOutAt, attempt, dueAt, position }: ClaimedPlace): void {
  if (lanes.length === MOST_LANES) lanes.length = 0;
  lanes.push({ executionId, runsOutAt, isRetry: attempt > 0 ? 1 : 0, dueAt, position });
  lanes.sort((a, b) => (a.runsOutAt === b.runsOutAt ? b.isRetry - a.isRetry : a.runsOutAt - b.runsOutAt));
}
