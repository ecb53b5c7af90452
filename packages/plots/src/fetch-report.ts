import { Rejection } from "@redial/kernel";
import type { RedialClient } from "@redial/start";
import type { PlotReport } from "./plot-report";

/** What to draw, by its ids. */
export interface Drawn {
  executionId: string | null;
  experimentId: string | null;
}

const CLOCK = "query Clock($id: ID!) { execution(id: $id) { clock } }";

const REPORT = `query Plots($execution: ID!, $experiment: ID!, $clock: ClockMode!, $ofExecution: Boolean!, $ofExperiment: Boolean!) {
  bestTimes(clock: $clock) @include(if: $ofExecution) { attempts hours { weekday hour attempts completed learnedRate } }
  execution(id: $execution) @include(if: $ofExecution) {
    program { name }
    metrics { attemptFunnel { attempt conversion { count of rate interval { low high } } cumulative { count of rate interval { low high } } } }
  }
  experiment(id: $experiment) @include(if: $ofExperiment) {
    name
    report {
      arms { name compared { count of rate interval { low high } } }
      differences { a b difference interval { low high } anytimeInterval { low high } }
      verdict { sentence }
    }
  }
}`;

/** Asks the reports of a running Redial for what the plots are drawn from; the heat map is that of all executions by the same clock. Refuses ids of nothing as `NOT_FOUND`. */
export async function fetchReport(client: RedialClient, { executionId, experimentId }: Drawn): Promise<PlotReport> {
  const { execution } = executionId ? await client.ask<{ execution: { clock: string } | null }>(CLOCK, { id: executionId }) : { execution: null };
  if (executionId && !execution) throw new Rejection("NOT_FOUND", `There is no execution ${executionId} that your key may see.`);
  const flags = { ofExecution: executionId !== null, ofExperiment: experimentId !== null };
  const report = await client.ask<Partial<PlotReport>>(REPORT, { execution: executionId ?? "", experiment: experimentId ?? "", clock: execution?.clock ?? "real_time", ...flags });
  if (experimentId && !report.experiment) throw new Rejection("NOT_FOUND", `There is no experiment ${experimentId} that your key may see.`);
  return { bestTimes: report.bestTimes ?? null, execution: report.execution ?? null, experiment: report.experiment ?? null };
}

/** The report as it is kept: numbers to six digits, which all machines agree upon. */
export function writtenReport(report: PlotReport): string {
  const sixDigits = (_: string, value: unknown) => (typeof value === "number" ? Number(value.toPrecision(6)) : value);
  return `${JSON.stringify(report, sixDigits, 1)}\n`;
}
