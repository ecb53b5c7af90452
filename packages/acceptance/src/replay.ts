import { cpus } from "node:os";
import { launchProgram, textTable, type Progress } from "@redial/start";
import { asCsv, readHistory, totalsOf, type HistoricContact } from "./call-history";
import { checkReports } from "./check-reports";
import { killInTurn } from "./kill-in-turn";
import { ledgerCount } from "./ledger";
import { replayOptions, USAGE, type ReplayOptions } from "./replay-options";
import { optionsOrUsage, runCheck } from "./run-check";
import { withSystem, type TemporarySystem } from "./temporary-system";
import { untilOver } from "./until-over";
import { watchMemory } from "./watch-memory";
import { watchSums } from "./watch-sums";

const TELL_EVERY_MS = 5_000;

/** `npm run replay`: a real call history through all services in virtual time, held to its exact totals. Answers whether everything was as it must be. */
async function replay(options: ReplayOptions): Promise<boolean> {
  const history = await readHistory(options.file, options.limit);
  return withSystem({ bus: options.bus, replayFile: options.file }, (temporary) => run(temporary, history, options));
}

async function run({ system, client }: TemporarySystem, history: readonly HistoricContact[], options: ReplayOptions): Promise<boolean> {
  const expected = totalsOf(history);
  const memory = watchMemory(system);
  const importedAt = performance.now();
  const { executionId } = await launchProgram(client, {
    name: "Replay",
    settings: {
      retryStrategy: { type: "fixed_delay", delayMinutes: 60, maxRetries: 99 },
      carrier: "replay",
      maxConcurrentCalls: options.lanes,
      startAt: "2008-05-05T09:00:00Z",
    },
    contacts: asCsv(history),
    clock: "fast_forward",
    seed: "replay",
    idempotencyKey: "replay",
  });
  const launchedAt = performance.now();
  const sums = watchSums(client, executionId);
  const killing = options.kill ? killInTurn(system, client, executionId, expected.attempts) : Promise.resolve([]);
  const last = await untilOver(client, executionId, { everyMs: 500, withinMs: Infinity, onLook: tellNowAndThen() });
  const seconds = (performance.now() - launchedAt) / 1_000;
  const killed = await killing;
  const seen = await sums.stop();
  const { reports, faults } = await checkReports(client, executionId, history);
  const ledger = await ledgerCount(system, executionId);
  const peaks = memory.peaks();
  memory.stop();

  const rate = expected.attempts / seconds;
  const largest = Math.max(...peaks.values());
  const checks: [string, string, string, boolean][] = [
    check("contacts", expected.contacts, last.metrics?.totalContacts),
    check("contacts completed (reporting)", expected.contacts, last.metrics?.contactsCompleted),
    check("contacts completed (scheduler)", expected.contacts, last.contactsCompleted),
    check("attempts (reporting)", expected.attempts, last.metrics?.totalCalls),
    check("talk seconds (reporting)", expected.talkSeconds, last.metrics?.talkSeconds),
    check("attempts placed (carrier's ledger)", expected.attempts, ledger.placings),
    check("attempts rung twice (carrier's ledger)", 0, ledger.placedTwice),
    check("call reports", expected.contacts, reports),
    check("call reports with a fault", 0, faults.length),
    check(`sum rule broken in ${seen.reads} reads (${seen.unanswered} unanswered)`, 0, seen.broken.length),
    ["attempts a second", "≥ 1500", rate.toFixed(0), rate >= 1_500 || options.kill || history.length < 20_000],
    ["largest process, MB", "≤ 300", largest.toFixed(0), largest <= 300],
  ];
  console.log(`\n${system.bus} · Node ${process.versions.node} · ${cpus().length} × ${cpus()[0]?.model ?? "?"}`);
  console.log(`import and launch ${((launchedAt - importedAt) / 1_000).toFixed(1)} s · run ${seconds.toFixed(1)} s${killed.length > 0 ? ` · killed ${killed.join(", ")}` : ""}\n`);
  console.log(textTable([{ heading: "what" }, { heading: "expected", align: "right" }, { heading: "found", align: "right" }, { heading: "" }], checks.map(([what, wanted, found, good]) => [what, wanted, found, good ? "✓" : "✗"])));
  console.log(`\n${textTable([{ heading: "process" }, { heading: "peak MB", align: "right" }], [...peaks].map(([name, mb]) => [name, mb.toFixed(0)]))}`);
  for (const fault of [...faults, ...seen.broken].slice(0, 10)) console.log(`✗ ${fault}`);
  return checks.every(([, , , good]) => good);
}

function check(what: string, wanted: number, found: number | undefined): [string, string, string, boolean] {
  return [what, String(wanted), String(found ?? "none"), found === wanted];
}

function tellNowAndThen(): (progress: Progress) => void {
  let toldAt = performance.now();
  return ({ metrics, contactsCompleted, totalContacts, virtualNow }) => {
    if (performance.now() - toldAt < TELL_EVERY_MS) return;
    toldAt = performance.now();
    console.log(`${metrics?.totalCalls ?? 0} attempts, ${contactsCompleted} of ${totalContacts} contacts completed, ${virtualNow ?? ""}`);
  };
}

const options = optionsOrUsage(USAGE, replayOptions);
runCheck(() => replay(options));
