import { parseArgs } from "node:util";
import { textTable } from "@redial/start";
import { inPercent, plannedContacts, wilson } from "@redial/statistics";
import { optionsOrUsage, readCount, runCheck } from "../run-check";
import { experimentWorlds, type ExperimentWorld } from "./experiment-worlds";
import { playWorld, type WorldResult } from "./play-world";

interface Options {
  experiments: number;
  looks: number;
  seed: string;
}

const USAGE = `npm run check:experiments -- [--experiments N] [--looks N] [--seed TEXT]
  --experiments  how many of each kind are played (default 2000)
  --looks        how often each is looked at (default 20)
  --seed         of all chance (default "2025")`;

/** At most so many false winners, and at least so many true ones found, in percent. */
const MOST_FALSE = 5;
const LEAST_FOUND = 80;

/** `npm run check:experiments`: plays experiments whose truth is known through the verdict that the product gives, and counts how often it was wrong. */
function checkExperiments(options: Options): boolean {
  console.log(`${options.experiments} experiments of each kind, each looked at ${options.looks} times; rate 35 %, seed "${options.seed}"\n`);
  const rows = experimentWorlds().map((world) => {
    const result = playWorld(world, options);
    const good = isGood(world, result);
    return { good, cells: [world.name, String(plannedContacts(world.plan)), result.meanContacts.toFixed(0), share(result.falseWinners, result), world.best === null ? "–" : share(result.found, result), share(result.covered, result), result.estimateCovered === null ? "–" : share(result.estimateCovered, result), good ? "✓" : "✗"] };
  });
  const right = (heading: string) => ({ heading, align: "right" as const });
  console.log(
    textTable(
      [{ heading: "experiment" }, right("contacts asked for"), right("used, mean"), right(`false winner, % (≤ ${MOST_FALSE})`), right(`found, % (≥ ${LEAST_FOUND})`), right("interval holds, %"), right("estimate holds, %"), { heading: "" }],
      rows.map(({ cells }) => cells),
    ),
  );
  console.log("\nIn brackets: Wilson, 95 %. Interval and estimate: of the difference of the last two arms; the interval holds if it did at all looks, the estimate for changing shares once, at the end.");
  return rows.every(({ good }) => good);
}

function isGood({ best }: ExperimentWorld, { experiments, falseWinners, found }: WorldResult): boolean {
  return (falseWinners / experiments) * 100 <= MOST_FALSE && (best === null || (found / experiments) * 100 >= LEAST_FOUND);
}

function share(count: number, { experiments }: WorldResult): string {
  const interval = inPercent(wilson(count, experiments));
  return `${((count / experiments) * 100).toFixed(2)} [${interval?.low.toFixed(1) ?? ""}–${interval?.high.toFixed(1) ?? ""}]`;
}

const options = optionsOrUsage(USAGE, (args): Options => {
  const { values } = parseArgs({ args, options: { experiments: { type: "string", default: "2000" }, looks: { type: "string", default: "20" }, seed: { type: "string", default: "2025" } } });
  return { experiments: readCount(values.experiments, "--experiments"), looks: readCount(values.looks, "--looks"), seed: values.seed };
});
runCheck(async () => checkExperiments(options));
