import type { RedialClient, RunningSystem } from "@redial/start";
import { eventually } from "../eventually";
import { untilOver } from "../until-over";
import { watchMemory } from "../watch-memory";
import { countDelays } from "./delays";
import { endsASecond, hearEnds } from "./hear-ends";
import { gatherListeners } from "./listeners";
import type { Round, RoundOptions } from "./round";
import { launchWatched } from "./watched-execution";

const MOST_MB = 400;
/** How long after the execution is over the last attempt may come. */
const LAST_WITHIN_MS = 10_000;

/**
 * Some subscribe to `attemptRecorded` of one execution while it calls: is each told every attempt, how late, and what does the gateway hold? How late has no
 * bar: it grows with the messages that all of them are sent.
 */
export async function attemptsRound(system: RunningSystem, client: RedialClient, { key, subscribers, rate, seconds }: RoundOptions): Promise<Round> {
  const contacts = rate * seconds;
  const { executionId, startsAtMs } = await launchWatched(client, "Listened to", contacts, rate);
  const { ends, stop } = await hearEnds(system);
  const memory = watchMemory(system);
  const { all, seenAtMs, leave } = await gatherListeners(system.gatewayUrl, key, executionId, subscribers);
  const isInTime = Date.now() < startsAtMs;
  await untilOver(client, executionId, { everyMs: 500 });
  const areAllTold = () => all.every(({ told, closed }) => told >= contacts || closed !== null);
  const isToldInTime = await eventually("every attempt is told", async () => (areAllTold() ? true : null), { withinMs: LAST_WITHIN_MS }).catch(() => false);
  const peakMb = memory.peaks().get("gateway") ?? NaN;
  memory.stop();
  const remarks = all.flatMap(({ closed }) => (closed === null ? [] : [`a subscriber was closed: ${closed}`])).slice(0, 3);
  leave();
  await stop();

  const [heard, sinceEnd] = [countDelays(), countDelays()];
  for (const [id, times] of seenAtMs) {
    const end = ends.get(id);
    if (!end) continue;
    for (const atMs of times) {
      heard.add(atMs - end.heardAtMs);
      sinceEnd.add(atMs - end.endedAtMs);
    }
  }
  const told = all.reduce((sum, one) => sum + one.told, 0);
  const asASecond = endsASecond(ends.values());
  return {
    what: `attemptRecorded: ${subscribers} subscribers, ${contacts} calls, ${asASecond.toFixed(0)} a second; ${told} messages, about ${Math.round(asASecond * subscribers)} a second, each joined with the scheduler's job`,
    rows: [["attemptRecorded, from attempt.ended on the bus", heard], ["attemptRecorded, from the call's end at the carrier", sinceEnd]],
    bars: [
      { what: "attemptRecorded: attempts that a subscriber was not told", measured: contacts * subscribers - told, most: 0, unit: `of ${contacts * subscribers}` },
      { what: "attemptRecorded: gateway's peak of memory", measured: peakMb, most: MOST_MB, unit: "MB" },
    ],
    remarks: [...remarks, ...(isInTime ? [] : ["calling began before all had subscribed to attemptRecorded"]), ...(isToldInTime ? [] : ["not every attempt was told ten seconds after the last call"])],
  };
}
