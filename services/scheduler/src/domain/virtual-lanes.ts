import type { Instant } from "@redial/kernel";
import type { OpenHours } from "./open-hours";
import type { EndReason } from "./reason";
import { addStart, spacedInstant } from "./spaced-instant";

/** A job that waits to be called on a virtual clock. */
export interface WaitingJob {
  readonly dueAt: Instant;
  readonly openHours: OpenHours;
}

/** An execution's lanes, one for each concurrent call it may make, and the jobs that wait for one. */
export interface WaveInput {
  /** For each lane, at least one of them, the instant at which its last call ended or, before any, the execution began. */
  readonly lanes: readonly Instant[];
  /** In the order in which they are served: by `dueAt`, then by position in the audience. */
  readonly jobs: readonly WaitingJob[];
  readonly stopAt: Instant | null;
  /** At most `shortestRetryDelayMs`, more than 0; see `planWave` for what a longer one costs. */
  readonly lookAheadMs: number;
  /** How far apart any two calls of the execution begin at least; left out or 0: not at all. */
  readonly everyMs?: number;
  /** Starts of earlier waves that a call may yet come close to, ascending; see `startsToKeep`. */
  readonly starts?: readonly Instant[];
}

/** What a wave does with one job: its call starts on a lane at an instant; it waits for a later wave, from then on due at `dueAt`; or its calling is over. */
export type WaveStart =
  | { kind: "start"; lane: number; at: Instant }
  | { kind: "later"; dueAt: Instant }
  | { kind: "stop"; reason: Extract<EndReason, "always_paused" | "stopped"> };

/**
 * Gives waiting jobs, in order, each the lane that is free first (of equals the lower number), until a lane's call has ended and its `freeAt` is
 * stored by the caller. A call starts at the first open instant at which its job is due, its lane free, and no other call begins within `everyMs`, so
 * no lane ever carries two calls, no more calls than lanes are up at any virtual instant, and they begin no faster than they may. The answer has one
 * entry per job, in order, and depends on nothing but the input.
 *
 * A wave is safe: no retry that it brings could have come before one of its calls. Let E be the earliest instant at which any of its jobs could
 * start on the lane that is free first beside the starts of earlier waves, and L the look-ahead. Lanes are free no earlier than that one, opening
 * instants never fall as time rises, and further starts only push a call on, so no call starts before E. A retry is due at least L after the start of its call, so not before E + L. The wave starts only calls before
 * E + L. Hence each retry is due after every start of the wave, and its jobs, due no later than they start, are all served before it.
 * Were L longer than the shortest retry delay, jobs due up to L after a retry could be served before it; every run would still be the same.
 *
 * A wave makes progress: if it has a job, it starts one, stops one, or makes one due later than it was. For the job that could start at E starts
 * then, unless one before it took the first lane or came close to E, which is a start too.
 *
 * A job that waits keeps its `dueAt` and so its place, unless a pause keeps it from the whole wave: then it is due when it reopens, so that jobs
 * whose zones are open do not queue behind it.
 */
export function planWave({ lanes, jobs, stopAt, lookAheadMs, everyMs = 0, starts = [] }: WaveInput): { starts: readonly WaveStart[] } {
  const freeLanes = lanes.map((freeAt, lane) => ({ lane, freeAt })).sort((a, b) => a.freeAt - b.freeAt || a.lane - b.lane);
  const firstFreeAt = freeLanes[0]?.freeAt ?? Infinity;
  const begun = [...starts];
  const startOf = ({ dueAt, openHours }: WaitingJob, freeAt: Instant) =>
    everyMs > 0 ? spacedInstant(Math.max(freeAt, dueAt), everyMs, begun, openHours) : openHours.nextOpenInstant(Math.max(freeAt, dueAt));
  const earliest = jobs.map((job) => startOf(job, firstFreeAt));
  const isOver = (at: Instant) => stopAt !== null && at >= stopAt;
  const waveEndsAt = Math.min(...earliest.filter((at) => at !== null).filter((at) => !isOver(at))) + lookAheadMs;
  let taken = 0;

  return {
    starts: jobs.map((job, index): WaveStart => {
      const { dueAt, openHours } = job;
      const earliestAt = earliest[index];
      if (earliestAt == null) return { kind: "stop", reason: "always_paused" };
      if (isOver(earliestAt)) return { kind: "stop", reason: "stopped" };
      if (earliestAt >= waveEndsAt) return { kind: "later", dueAt: openHours.isPaused(Math.max(firstFreeAt, dueAt)) ? earliestAt : dueAt };
      const free = freeLanes[taken];
      const at = free ? startOf(job, free.freeAt) : null;
      if (!free || at === null || at >= waveEndsAt || isOver(at)) return { kind: "later", dueAt };
      taken += 1;
      if (everyMs > 0) addStart(begun, at);
      return { kind: "start", lane: free.lane, at };
    }),
  };
}

/** The starts, ascending, that a later wave must keep away from: its calls begin no earlier than the first lane may be free, whatever becomes of this wave's. */
export function startsToKeep({ lanes, everyMs = 0, starts = [] }: Pick<WaveInput, "lanes" | "everyMs" | "starts">, wave: readonly WaveStart[]): readonly Instant[] {
  if (everyMs === 0) return [];
  const freeAt = [...lanes];
  const begun = [...starts];
  for (const start of wave) {
    if (start.kind !== "start") continue;
    freeAt[start.lane] = start.at;
    addStart(begun, start.at);
  }
  const firstFreeAt = Math.min(...freeAt);
  return begun.filter((at) => at > firstFreeAt - everyMs);
}
