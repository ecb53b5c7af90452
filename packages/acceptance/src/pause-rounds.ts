import { setTimeout as delay } from "node:timers/promises";
import type { RedialClient, RunningSystem } from "@redial/start";
import { eventually } from "./eventually";
import { ledgerCount } from "./ledger";

/** One pause in the middle of a run, as its caller and the carrier saw it. */
export interface PauseRound {
  /** How long the answer took. */
  answeredMs: number;
  /** Calls that the carrier had placed when the pause was asked for, and when it had answered. */
  placedBefore: number;
  placedAtAnswer: number;
  /** Calls that began at or after the instant of the answer, by the carrier's clock and by its count; 0 if the pause held. */
  placedAfter: number;
  /** How long after the answer was watched. */
  quietMs: number;
}

export interface PauseOptions {
  system: RunningSystem;
  client: RedialClient;
  executionId: string;
  rounds: number;
  /** How many calls must have been placed since the last resuming before it is paused again. */
  callsBetween: number;
  /** How long nothing may ring. */
  quietMs: number;
}

/** Pauses and resumes a running execution again and again while its calls are being placed, and asks the carrier what rang. */
export async function pauseRounds({ system, client, executionId, rounds, callsBetween, quietMs }: PauseOptions): Promise<PauseRound[]> {
  const seen: PauseRound[] = [];
  let resumedAt = 0;
  while (seen.length < rounds) {
    const placedBefore = await eventually("calls are placed", async () => {
      const { placings } = await ledgerCount(system, executionId);
      return placings >= resumedAt + callsBetween ? placings : null;
    }, { everyMs: 5 });
    const askedAt = performance.now();
    await client.ask("mutation Pause($id: ID!) { pauseExecution(id: $id) { status } }", { id: executionId });
    const answeredAt = new Date();
    const answeredMs = performance.now() - askedAt;
    const { placings: placedAtAnswer } = await ledgerCount(system, executionId);
    await delay(quietMs);
    const later = await ledgerCount(system, executionId, answeredAt);
    seen.push({ answeredMs, placedBefore, placedAtAnswer, placedAfter: Math.max(later.placedAfter ?? 0, later.placings - placedAtAnswer), quietMs });
    resumedAt = later.placings;
    await client.ask("mutation Resume($id: ID!) { resumeExecution(id: $id) { status } }", { id: executionId });
  }
  return seen;
}
