import { copyFileSync, existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { throwAwayFolder } from "@redial/embedded";
import { CHECKOUT } from "@redial/start";
import { optionsOrUsage, runCheck } from "../run-check";
import { withSystem } from "../temporary-system";
import { loadDemo } from "./load-demo";
import { runTour } from "./run-tour";
import { TOUR_PLOTS } from "./tour-plots";
import { readTour, writeTour } from "./tour-page";

const USAGE = `npm run tour -- [--write]
  --write  write what the commands print and draw into docs/tour.md and docs/tour, instead of comparing`;

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
    const drawnAnew = TOUR_PLOTS.filter((name) => read(join(folder.path, "plots", name)) !== read(join(CHECKOUT, "docs/tour", name)));
    for (const name of write ? drawnAnew : []) copyFileSync(join(folder.path, "plots", name), join(CHECKOUT, "docs/tour", name));
    const differing = steps.flatMap(({ command, output }, index) => ((output ?? "") === outputs[index] ? [] : [`${command}prints now\n${outputs[index]}`]));
    for (const one of write ? [] : differing) console.log(`✗ ${one}`);
    console.log(`${steps.length} commands ran; ${differing.length} printed something else than docs/tour.md ${write ? "showed: it shows this now" : "shows"}`);
    if (drawnAnew.length > 0) console.log(`${write ? "drawn anew" : "drawn otherwise"} in docs/tour: ${drawnAnew.join(", ")}`);
    return write || differing.length + drawnAnew.length === 0;
  } finally {
    folder.remove();
  }
}

function read(file: string): string | null {
  return existsSync(file) ? readFileSync(file, "utf8") : null;
}

const options = optionsOrUsage(USAGE, (args) => parseArgs({ args, options: { write: { type: "boolean", default: false } } }).values);
runCheck(() => tour(options));
