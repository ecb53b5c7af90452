import { parseArgs } from "node:util";
import { DAY_MS, toIso } from "@redial/kernel";
import { launchPrepared, prepareProgram, readProgress, textTable, type Progress } from "@redial/start";
import { eventually } from "./eventually";
import { manyContacts, MOST_CONTACTS } from "./many-contacts";
import { optionsOrUsage, readCount, runCheck } from "./run-check";
import { withSystem } from "./temporary-system";
import { watchMemory } from "./watch-memory";

interface Options {
  bus: "embedded" | "kafka";
  contacts: number;
}

const USAGE = `npm run check:launch -- [--kafka] [--contacts CONTACTS]
  --kafka     over a real Apache Kafka instead of the embedded bus
  --contacts  how many contacts to import and launch (default 100000, at most ${MOST_CONTACTS})`;

const MOST_MB = 300;
const WITHIN_MS = 60 * 60_000;

/** `npm run check:launch`: imports and launches a large audience that is to be called tomorrow, and watches how long that takes and how much memory. */
async function checkLaunch({ bus, contacts }: Options): Promise<boolean> {
  return withSystem({ bus }, async ({ system, client }) => {
    const memory = watchMemory(system);
    const beganAt = performance.now();
    const settings = { startAt: toIso(Date.now() + DAY_MS) };
    const { programId, imported } = await prepareProgram(client, { name: "Tomorrow", settings, contacts: manyContacts(contacts) });
    const importedAt = performance.now();
    const executionId = await launchPrepared(client, programId, { idempotencyKey: "tomorrow", clock: "real_time", seed: "tomorrow" });
    const launchedAt = performance.now();
    const until = async (what: string, isSo: (progress: Progress) => boolean) => {
      await eventually(what, async () => ((await readProgress(client, [executionId])).some(isSo) ? true : null), { withinMs: WITHIN_MS, everyMs: 200 });
      return performance.now();
    };
    const plannedAt = await until("every job is planned", ({ audienceComplete, contactsPending }) => audienceComplete === true && contactsPending === contacts);
    const heardAt = await until("reporting has heard of every job", ({ metrics }) => metrics?.totalContacts === contacts);
    const peaks = memory.peaks();
    memory.stop();
    const seconds = (from: number, to: number) => ((to - from) / 1_000).toFixed(1);
    console.log(`${system.bus} · ${contacts} contacts, to be called tomorrow\n`);
    console.log(`imported ${imported.imported} in ${seconds(beganAt, importedAt)} s (${(contacts / ((importedAt - beganAt) / 1_000)).toFixed(0)} rows a second)`);
    console.log(`launch answered in ${seconds(importedAt, launchedAt)} s, all jobs planned ${seconds(launchedAt, plannedAt)} s later, all in the reports after ${seconds(launchedAt, heardAt)} s\n`);
    console.log(textTable([{ heading: "process" }, { heading: "peak MB", align: "right" }, { heading: "" }], [...peaks].map(([name, mb]) => [name, mb.toFixed(0), mb <= MOST_MB ? "✓" : "✗"])));
    return imported.imported === contacts && [...peaks.values()].every((mb) => mb <= MOST_MB);
  });
}

const options = optionsOrUsage(USAGE, (args): Options => {
  const { values } = parseArgs({ args, options: { kafka: { type: "boolean", default: false }, contacts: { type: "string", default: "100000" } } });
  const contacts = readCount(values.contacts, "--contacts");
  if (contacts > MOST_CONTACTS) throw new Error(`--contacts takes at most ${MOST_CONTACTS}.`);
  return { bus: values.kafka ? "kafka" : "embedded", contacts };
});
runCheck(() => checkLaunch(options));
