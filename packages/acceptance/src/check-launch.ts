import { parseArgs } from "node:util";
import { DAY_MS, toIso } from "@redial/kernel";
import { launchPrepared, prepareProgram, readProgress, textTable, type Progress } from "@redial/start";
import { barTable, isMet, type Bar } from "./bar-table";
import { eventually } from "./eventually";
import { launchSimulated } from "./launch-simulated";
import { manyContacts, MOST_CONTACTS } from "./many-contacts";
import { pausesMeanwhile } from "./pauses-meanwhile";
import { optionsOrUsage, readCount, runCheck } from "./run-check";
import { withSystem } from "./temporary-system";
import { watchMemory } from "./watch-memory";

interface Options {
  bus: "embedded" | "kafka";
  contacts: number;
}

const USAGE = `npm run check:launch -- [--kafka] [--contacts CONTACTS]
  --kafka     over a real Apache Kafka instead of the embedded bus
  --contacts  how many contacts to import and launch (default 100000, at most ${MOST_CONTACTS})
Ends with 0 when every bar is met, else with 1.`;

const MOST_MB = 300;
const MOST_PAUSE_MS = 500;
const WITHIN_MS = 15 * 60_000;

/** A million jobs are planned within a minute, smaller audiences within their part of it, but no less than a few seconds. */
function mostSeconds(contacts: number): number {
  return Math.max(5, (contacts / 1_000_000) * 60);
}

/**
 * `npm run check:launch`: imports and launches a large audience that is to be called tomorrow, and watches how long that takes and how much memory, and
 * how soon the pauses of a small execution are answered meanwhile.
 */
async function checkLaunch({ bus, contacts }: Options): Promise<boolean> {
  return withSystem({ bus }, async ({ system, client }) => {
    const memory = watchMemory(system);
    const beganAt = performance.now();
    const settings = { startAt: toIso(Date.now() + DAY_MS) };
    const { programId, imported } = await prepareProgram(client, { name: "Tomorrow", settings, contacts: manyContacts(contacts) });
    const small = await launchSimulated(client, 500, { name: "Meanwhile", clock: "real_time", settings: { maxConcurrentCalls: 2 } });
    await eventually("the small execution runs", async () => ((await readProgress(client, [small.executionId])).some(({ status }) => status === "running") ? true : null), { withinMs: WITHIN_MS, everyMs: 200 });
    const pauses = pausesMeanwhile(client, small.executionId);
    const importedAt = performance.now();
    const executionId = await launchPrepared(client, programId, { idempotencyKey: "tomorrow", clock: "real_time", seed: "tomorrow" });
    const launchedAt = performance.now();
    const until = async (what: string, isSo: (progress: Progress) => boolean) => {
      await eventually(what, async () => ((await readProgress(client, [executionId])).some(isSo) ? true : null), { withinMs: WITHIN_MS, everyMs: 200 });
      return performance.now();
    };
    const plannedAt = await until("every job is planned", ({ audienceComplete, contactsPending }) => audienceComplete === true && contactsPending === contacts);
    const pausedMs = await pauses.stop();
    const heardAt = await until("reporting has heard of every job", ({ metrics }) => metrics?.totalContacts === contacts);
    const peaks = memory.peaks();
    memory.stop();
    const seconds = (from: number, to: number) => ((to - from) / 1_000).toFixed(1);
    console.log(`${system.bus} · ${contacts} contacts, to be called tomorrow\n`);
    console.log(`imported ${imported.imported} in ${seconds(beganAt, importedAt)} s (${(contacts / ((importedAt - beganAt) / 1_000)).toFixed(0)} rows a second)`);
    console.log(`launch answered in ${seconds(importedAt, launchedAt)} s, all jobs planned ${seconds(launchedAt, plannedAt)} s later, all in the reports after ${seconds(launchedAt, heardAt)} s\n`);
    console.log(textTable([{ heading: "process" }, { heading: "peak MB", align: "right" }], [...peaks].map(([name, mb]) => [name, mb.toFixed(0)])));
    const [largest, largestMb] = [...peaks].sort(([, one], [, other]) => other - one)[0] ?? ["none", NaN];
    const bars: Bar[] = [
      { what: "launch to all jobs planned", measured: (plannedAt - importedAt) / 1_000, most: mostSeconds(contacts), unit: "s", digits: 1 },
      { what: `largest process (${largest})`, measured: largestMb, most: MOST_MB, unit: "MB" },
      { what: `slowest of ${pausedMs.length} pauses meanwhile`, measured: pausedMs.length > 0 ? Math.max(...pausedMs) : NaN, most: MOST_PAUSE_MS, unit: "ms" },
    ];
    console.log(`\n${barTable(bars)}`);
    return imported.imported === contacts && bars.every(isMet);
  });
}

const options = optionsOrUsage(USAGE, (args): Options => {
  const { values } = parseArgs({ args, options: { kafka: { type: "boolean", default: false }, contacts: { type: "string", default: "100000" } } });
  const contacts = readCount(values.contacts, "--contacts");
  if (contacts > MOST_CONTACTS) throw new Error(`--contacts takes at most ${MOST_CONTACTS}.`);
  return { bus: values.kafka ? "kafka" : "embedded", contacts };
});
runCheck(() => checkLaunch(options));
