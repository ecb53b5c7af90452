import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { throwAwayFolder } from "@redial/embedded";
import { CHECKOUT } from "@redial/start";
import { optionsOrUsage, runCheck } from "../run-check";
import { withSystem } from "../temporary-system";
import { loadDemo } from "./load-demo";
import { runTour } from "./run-tour";
import { readTour, writeTour } from "./tour-page";

const USAGE = `npm run tour -- [--write]
  --write  write what the commands print into docs/tour.md, instead of comparing`;

/** `npm run tour`: runs the commands of docs/tour.md on the demonstration's data, and says where the page shows something else. */
async function tour({ write }: { write: boolean }): Promise<boolean> {
  const file = join(CHECKOUT, "docs/tour.md");
  const page = readFileSync(file, "utf8");
  const steps = readTour(page);
  const folder = await throwAwayFolder();
  try {
    const outputs = await withSystem({ bus: "embedded", durable: false }, async ({ system, key, client }) => {
      await loadDemo(client);
      return runTour(steps, { gatewayUrl: system.gatewayUrl, key, folder: folder.path });
    });
    if (write) writeFileSync(file, writeTour(page, outputs));
    const differing = steps.flatMap(({ command, output }, index) => ((output ?? "") === outputs[index] ? [] : [`${command}prints now\n${outputs[index]}`]));
    for (const one of write ? [] : differing) console.log(`✗ ${one}`);
    console.log(`${steps.length} commands ran; ${differing.length} printed something else than docs/tour.md ${write ? "showed: it shows this now" : "shows"}`);
    return write || differing.length === 0;
  } finally {
    folder.remove();
  }
}

const options = optionsOrUsage(USAGE, (args) => parseArgs({ args, options: { write: { type: "boolean", default: false } } }).values);
runCheck(() => tour(options));
