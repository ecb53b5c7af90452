import { parseArgs } from "node:util";
import { textTable } from "@redial/start";
import { optionsOrUsage, readCount, runCheck } from "./run-check";
import { withSystem } from "./temporary-system";
import { runWeek } from "./virtual-week";
import { WEEK_PROGRAMS } from "./week-programs";

interface Options {
  bus: "embedded" | "kafka";
  contacts: number;
}

const USAGE = `npm run check:week -- [--kafka] [--contacts CONTACTS]
  --kafka     over a real Apache Kafka instead of the embedded bus
  --contacts  how many contacts each program calls (default 300)`;

/** `npm run check:week`: weeks of virtual time with pause windows, every start of an attempt looked at by Intl. */
async function checkWeek({ bus, contacts }: Options): Promise<boolean> {
  return withSystem({ bus, durable: false }, async ({ system, client }) => {
    const weeks = await Promise.all(WEEK_PROGRAMS.map((program) => runWeek(system, client, program, contacts)));
    const right = (heading: string) => ({ heading, align: "right" as const });
    console.log(`${system.bus} · ${contacts} contacts a program\n`);
    console.log(
      textTable(
        [{ heading: "program" }, right("days"), right("attempts checked"), right("placed by the carrier"), right("around the clock change"), right("held back by a window"), right("violations")],
        weeks.map(({ name, days, attempts, placed, aroundTheChange, heldBack, violations }) => [name, days.toFixed(1), ...[attempts, placed, aroundTheChange, heldBack, violations.length].map(String)]),
      ),
    );
    const violations = weeks.flatMap((week) => week.violations);
    const attempts = weeks.reduce((sum, week) => sum + week.attempts, 0);
    for (const violation of violations.slice(0, 10)) console.log(`✗ ${violation}`);
    console.log(`\n${attempts} attempts checked, ${violations.length} violations`);
    return violations.length === 0 && weeks.every(({ status, attempts: reported, placed, days }) => status === "completed" && reported === placed && days > 7);
  });
}

const options = optionsOrUsage(USAGE, (args): Options => {
  const { values } = parseArgs({ args, options: { kafka: { type: "boolean", default: false }, contacts: { type: "string", default: "300" } } });
  return { bus: values.kafka ? "kafka" : "embedded", contacts: readCount(values.contacts, "--contacts") };
});
runCheck(() => checkWeek(options));
