import { armsPlot } from "./arms-plot";
import { attemptFunnel } from "./attempt-funnel";
import { heatMap } from "./heat-map";
import type { PlotReport } from "./plot-report";

/** A picture, by the name of its file. */
export interface Plot {
  file: string;
  svg: string;
}

/** All that can be drawn of a report; what it holds nothing of is left out. The same report draws the same bytes. */
export function drawPlots({ bestTimes, execution, experiment }: PlotReport): Plot[] {
  const plots = [
    { file: "heat-map.svg", svg: bestTimes && heatMap(bestTimes.hours) },
    { file: "attempt-funnel.svg", svg: execution?.metrics ? attemptFunnel(execution.program?.name ?? "Execution", execution.metrics.attemptFunnel) : null },
    { file: "arms.svg", svg: experiment?.report ? armsPlot({ name: experiment.name, ...experiment.report, sentence: experiment.report.verdict.sentence }) : null },
  ];
  return plots.flatMap(({ file, svg }) => (svg === null ? [] : [{ file, svg }]));
}
