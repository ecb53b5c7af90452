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

/** A claimed job as far as its place in the index goes. */
export interface ClaimedPlace {
  executionId: ExecutionId;
  runsOutAt: Instant;
  attempt: number;
  dueAt: Instant;
  position: number;
}

/**
 * Where the claims of this process have come to. Claimed jobs leave dead entries in the index, and until they are vacuumed away whoever begins at the
 * beginning steps over all of them; who begins where the last claim ended does not. It is a hint and no more: jobs may be due behind that place, so an
 * execution is claimed from the beginning when nothing is found ahead, and otherwise every so often: after a quarter of a second, and never for more than a
 * twentieth of the time.
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
  /** The next claim of these executions must begin at the beginning: jobs are due again where they were. */
  beginAnew(ids: Iterable<ExecutionId>): void;
}

const ANEW_EVERY_MS = 250;
const PART_OF_TIME = 20;
/** An execution has few lanes, one for each instant at which time runs out; of one with more they are forgotten, as are those of one that is served no more. */
const MOST_LANES = 32;
const FORGOTTEN_AFTER_MS = 60_000;

/** A frontier of which nothing is known yet: every execution is claimed from the beginning at first. */
export function dueFrontier(): DueFrontier {
  const known = new Map<ExecutionId, { lanes: Lane[]; begunAt: Instant; anewAt: Instant }>();
  return {
    lanes(now) {
      for (const [id, { anewAt }] of known) if (now - anewAt > FORGOTTEN_AFTER_MS) known.delete(id);
      return [...known.values()].flatMap(({ lanes }) => lanes);
    },
    lanesOf(id, now) {
      const one = known.get(id);
      return one && one.lanes.length > 0 && one.begunAt <= now && now < one.anewAt ? one.lanes : null;
    },
    advance(places) {
      for (const place of places) advanceLane(known.get(place.executionId)?.lanes ?? [], place);
    },
    beganAnew(ids, now, tookMs) {
      const anewAt = now + Math.max(ANEW_EVERY_MS, tookMs * PART_OF_TIME);
      for (const id of ids) known.set(id, { lanes: known.get(id)?.lanes ?? [], begunAt: now, anewAt });
    },
    beginAnew(ids) {
      for (const id of ids) {
        const one = known.get(id);
        if (one) one.anewAt = Math.min(one.anewAt, one.begunAt);
      }
    },
  };
}

function advanceLane(lanes: Lane[], { executionId, runsOutAt, attempt, dueAt, position }: ClaimedPlace): void {
  const isRetry = attempt > 0 ? 1 : 0;
  const lane = lanes.find((one) => one.runsOutAt === runsOutAt && one.isRetry === isRetry);
  if (lane) {
    if (dueAt > lane.dueAt || (dueAt === lane.dueAt && position > lane.position)) Object.assign(lane, { dueAt, position });
    return;
  }
  if (lanes.length === MOST_LANES) lanes.length = 0;
  lanes.push({ executionId, runsOutAt, isRetry, dueAt, position });
  lanes.sort((a, b) => (a.runsOutAt === b.runsOutAt ? b.isRetry - a.isRetry : a.runsOutAt - b.runsOutAt));
}
