import { parseArgs } from "node:util";
import { textTable } from "@redial/start";
import { ledgerCount } from "./ledger";
import { launchSimulated } from "./launch-simulated";
import { pauseRounds, type PauseRound } from "./pause-rounds";
import { optionsOrUsage, readCount, runCheck } from "./run-check";
import { withSystem, type TemporarySystem } from "./temporary-system";
import { untilOver } from "./until-over";

interface Options {
  bus: "embedded" | "kafka";
  rounds: number;
}

const USAGE = `npm run check:pause -- [--kafka] [--rounds PAUSES]
  --kafka   over a real Apache Kafka instead of the embedded bus
  --rounds  how often each execution is paused (default 5)`;

const SPEED = 300;
const CONCURRENT_CALLS = 100;
const CALLS_BETWEEN = 150;
const QUIET_MS = 1_500;
/** The last time longer than a dial permit lasts: what was permitted before the pause could ring no later. */
const LONG_QUIET_MS = 11_000;

const CLOCKS = ["real_time", "fast_forward"] as const;

/** `npm run check:pause`: pauses executions while they call, and asks the carrier's ledger whether anything rang after the answer. */
async function checkPause({ bus, rounds }: Options): Promise<boolean> {
  return withSystem({ bus, durable: false, speed: SPEED }, async (temporary) => {
    let good = true;
    for (const clock of CLOCKS) good = (await checkClock(temporary, clock, rounds)) && good;
    return good;
  });
}

async function checkClock({ system, client }: TemporarySystem, clock: (typeof CLOCKS)[number], rounds: number): Promise<boolean> {
  const contacts = (rounds + 2) * CALLS_BETWEEN * 2;
  const { executionId } = await launchSimulated(client, contacts, { name: `pause ${clock}`, clock, settings: { maxConcurrentCalls: CONCURRENT_CALLS } });
  const pauses = { system, client, executionId, callsBetween: CALLS_BETWEEN };
  const seen = [...(await pauseRounds({ ...pauses, rounds: rounds - 1, quietMs: QUIET_MS })), ...(await pauseRounds({ ...pauses, rounds: 1, quietMs: LONG_QUIET_MS }))];
  const end = await untilOver(client, executionId);
  const ledger = await ledgerCount(system, executionId);
  const good = seen.every(({ placedAfter }) => placedAfter === 0) && end.status === "completed" && ledger.placings === contacts && ledger.placedTwice === 0;
  console.log(`\n${system.bus} · ${clock} · ${contacts} contacts, ${CONCURRENT_CALLS} concurrent calls\n\n${pauseTable(seen)}`);
  console.log(`\nresumed, it ended as ${end.status} with ${ledger.placings} calls placed, ${ledger.placedTwice} of them twice ${good ? "✓" : "✗"}`);
  return good;
}

function pauseTable(rounds: readonly PauseRound[]): string {
  const right = (heading: string) => ({ heading, align: "right" as const });
  return textTable(
    [right("pause"), right("answered in, ms"), right("placed when asked"), right("when answered"), right("watched for, s"), right("placed after"), { heading: "" }],
    rounds.map(({ answeredMs, placedBefore, placedAtAnswer, quietMs, placedAfter }, index) => [
      String(index + 1),
      answeredMs.toFixed(0),
      String(placedBefore),
      String(placedAtAnswer),
      (quietMs / 1_000).toFixed(1),
      String(placedAfter),
      placedAfter === 0 ? "✓" : "✗",
    ]),
  );
}

const options = optionsOrUsage(USAGE, (args): Options => {
  const { values } = parseArgs({ args, options: { kafka: { type: "boolean", default: false }, rounds: { type: "string", default: "5" } } });
  return { bus: values.kafka ? "kafka" : "embedded", rounds: readCount(values.rounds, "--rounds") };
});
runCheck(() => checkPause(options));
