import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { Rejection } from "@redial/kernel";
import { redialClient, runCommand } from "@redial/start";
import { drawPlots } from "./draw-plots";
import { fetchReport, writtenReport } from "./fetch-report";
import { parseReport, type PlotReport } from "./plot-report";
import { PLOTS_USAGE, plotsOptions, type PlotsOptions } from "./plots-options";

/** `npm run plots`: draws reports as SVG, from a file or from a running Redial. */
async function plots({ source, outDir }: PlotsOptions): Promise<void> {
  const report = "file" in source ? parseReport(readable(source.file)) : await asked(source);
  const drawn = drawPlots(report);
  if (drawn.length === 0) throw new Rejection("NOTHING_TO_DRAW", "There is nothing to draw yet: no attempt was made, and no experiment compares anything.");
  mkdirSync(outDir, { recursive: true });
  const files = [...("file" in source ? [] : [{ file: "report.json", text: writtenReport(report) }]), ...drawn.map(({ file, svg }) => ({ file, text: svg }))];
  for (const { file, text } of files) writeFileSync(join(outDir, file), text);
  process.stdout.write(`${files.map(({ file }) => file).join(", ")}\n`);
}

/** What is drawn is what is kept, so that the file draws the same pictures. */
async function asked(source: Exclude<PlotsOptions["source"], { file: string }>): Promise<PlotReport> {
  const key = source.key ?? readable(resolve(process.env["INIT_CWD"] ?? ".", ".redial/first-key")).trim();
  return parseReport(writtenReport(await fetchReport(redialClient(source.url, key), source)));
}

function readable(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch (error) {
    throw new Rejection("FILE_UNREADABLE", `${file} cannot be read: ${error instanceof Error ? error.message : String(error)}.`);
  }
}

void runCommand(PLOTS_USAGE, async () => {
  const options = plotsOptions(process.argv.slice(2), process.env);
  if (options) await plots(options);
  else process.stdout.write(`${PLOTS_USAGE}\n`);
});
