import { Rejection } from "@redial/kernel";
import { z } from "zod";

const interval = z.object({ low: z.number(), high: z.number() });
const counted = z.object({ count: z.number(), of: z.number(), rate: z.number().nullable(), interval: interval.nullable() });
const hour = z.object({ weekday: z.enum(["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]), hour: z.number().int().min(0).max(23), attempts: z.number(), completed: z.number(), learnedRate: z.number() });
const step = z.object({ attempt: z.number(), conversion: counted, cumulative: counted });
const arm = z.object({ name: z.string(), compared: counted });
const difference = z.object({ a: z.string(), b: z.string(), difference: z.number(), interval: interval.nullable(), anytimeInterval: interval });

const plotReport = z.object({
  bestTimes: z.object({ attempts: z.number(), hours: z.array(hour) }).nullable(),
  execution: z.object({ program: z.object({ name: z.string() }).nullable(), metrics: z.object({ attemptFunnel: z.array(step) }).nullable() }).nullable(),
  experiment: z.object({ name: z.string(), report: z.object({ arms: z.array(arm), differences: z.array(difference), verdict: z.object({ sentence: z.string() }) }).nullable() }).nullable(),
});

/** What plots are drawn from: answers of the reports, by the names that the graph gives them. What was not asked for is null. */
export type PlotReport = z.infer<typeof plotReport>;
export type HourCell = z.infer<typeof hour>;
export type FunnelStep = z.infer<typeof step>;
export type ArmOfReport = z.infer<typeof arm>;
export type DifferenceOfArms = z.infer<typeof difference>;
export type Interval = z.infer<typeof interval>;

/** Reads the text of a report; refuses anything else as `PLOT_REPORT_INVALID`, naming the first field that is wrong. */
export function parseReport(text: string): PlotReport {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw new Rejection("PLOT_REPORT_INVALID", `The report is no JSON: ${error instanceof Error ? error.message : String(error)}.`);
  }
  const { data, error } = plotReport.safeParse(value);
  if (data) return data;
  const [issue] = error.issues;
  const path = (issue?.path ?? []).map((part) => (typeof part === "number" ? part : String(part)));
  throw new Rejection("PLOT_REPORT_INVALID", `The report cannot be drawn: ${path.join(".") || "the whole"}: ${issue?.message ?? "it is something else"}.`, path);
}
