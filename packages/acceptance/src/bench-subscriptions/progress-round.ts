import type { RedialClient, RunningSystem } from "@redial/start";
import type { Bar } from "../bar-table";
import { watchMemory } from "../watch-memory";
import { gatherCrowd, type Spectator } from "./crowd";
import { endsASecond, hearEnds, type End } from "./hear-ends";
import type { Round, RoundOptions } from "./round";
import { sightingDelays } from "./sighting-delays";
import { launchWatched } from "./watched-execution";

const MOST_MB = 400;
const MOST_P99_MS = 500;
const MOST_A_SECOND = 4;

/** Many subscribe to `executionProgress` of one execution while it calls: who misses its last state, how late are they, and what does the gateway hold? */
export async function progressRound(system: RunningSystem, client: RedialClient, { key, subscribers, rate, seconds }: RoundOptions): Promise<Round> {
  const contacts = rate * seconds;
  const { executionId, startsAtMs } = await launchWatched(client, "Watched", contacts, rate);
  const { ends, stop } = await hearEnds(system);
  const memory = watchMemory(system);
  const { spectators, over, leave } = await gatherCrowd(system.gatewayUrl, key, executionId, subscribers);
  const isInTime = Date.now() < startsAtMs;
  await over;
  const peakMb = memory.peaks().get("gateway") ?? NaN;
  memory.stop();
  leave();
  await stop();

  const delaysSince = (from: keyof End) => sightingDelays([...ends.values()].map((end) => end[from]), spectators);
  const heard = delaysSince("heardAtMs");
  const bars: Bar[] = [
    { what: "executionProgress: subscribers who missed the last state", measured: spectators.filter((one) => !sawTheEnd(one, contacts)).length, most: 0, unit: `of ${subscribers}` },
    { what: "executionProgress: p99 from the event on the bus to a subscriber", measured: heard.at(0.99), most: MOST_P99_MS, unit: "ms" },
    { what: "executionProgress: gateway's peak of memory", measured: peakMb, most: MOST_MB, unit: "MB" },
    { what: "executionProgress: states a second, of the subscriber with most", measured: Math.max(...spectators.map(statesASecond)), most: MOST_A_SECOND, unit: "", digits: 1 },
  ];
  const told = spectators.reduce((sum, { sightings }) => sum + sightings.length, 0);
  return {
    what: `executionProgress: ${subscribers} subscribers, ${contacts} calls, ${endsASecond(ends.values()).toFixed(0)} a second; ${told} messages, each joined with reporting's counts`,
    rows: [["executionProgress, from attempt.ended on the bus", heard], ["executionProgress, from the call's end at the carrier", delaysSince("endedAtMs")]],
    bars,
    remarks: [...spectators.flatMap(({ closed }) => (closed === null ? [] : [`a subscriber was closed: ${closed}`])).slice(0, 3), ...(isInTime ? [] : ["calling began before all had subscribed to executionProgress"])],
  };
}

function sawTheEnd({ last, isComplete }: Spectator, contacts: number): boolean {
  return isComplete && last?.status === "completed" && last.ended === contacts;
}

/** While calling goes on: the state that was there before it does not count. */
function statesASecond({ sightings }: Spectator): number {
  const [, first] = sightings;
  const last = sightings[sightings.length - 1];
  return first && last && last !== first ? (sightings.length - 2) / ((last.atMs - first.atMs) / 1_000) : 0;
}
