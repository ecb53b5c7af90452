import { scaleLinear } from "victory-vendor/d3-scale";
import type { FunnelStep } from "./plot-report";
import { axisLines, rateMark } from "./rate-row";
import { bodyTop, MARGIN, sheet, SHEET_WIDTH } from "./sheet";
import { element, fitted, text, textWidth } from "./svg";

const LABELS = 112;
const ROW = 50;
const BETWEEN = 44;
const HEADING = 30;
const BAR = 18;

/** What each attempt converted of those who were left, with its interval, and how many all attempts up to it reached. Null without an attempt. */
export function attemptFunnel(name: string, steps: readonly FunnelStep[]): string | null {
  const last = steps.at(-1);
  if (!last) return null;
  const words = {
    title: "What each attempt brings",
    subtitle: `${fitted(name, 13, 400)}. On the left what an attempt converted of those who were still to be reached, with 95 % intervals (Wilson); on the right how many of all were reached by then.`,
    description: describe(name, steps),
  };
  const top = bodyTop(words) + HEADING;
  const bottom = top + ROW * steps.length;
  const left = MARGIN + LABELS;
  const panel = (SHEET_WIDTH - MARGIN - left - BETWEEN) / 2;
  const highest = Math.max(...steps.map(({ conversion }) => conversion.interval?.high ?? conversion.rate ?? 0));
  const conversion = scaleLinear().domain([0, highest]).nice(4).range([left, left + panel]);
  const reached = scaleLinear().domain([0, 100]).range([left + panel + BETWEEN, SHEET_WIDTH - MARGIN]);
  const rows = steps.flatMap((step, index) => {
    const y = top + ROW * index;
    const { rate, interval, of } = step.conversion;
    return [
      text(`Attempt ${step.attempt}`, { x: MARGIN, y: y + 24, size: 13, weight: 600 }),
      text(`${of.toLocaleString("en-US")} calls`, { x: MARGIN, y: y + 40, size: 11, look: "faint" }),
      ...(rate === null ? [] : rateMark(conversion, { value: rate, interval, words: `${rate.toFixed(1)} %`, y: y + 32 })),
      ...reachedBar(reached, steps[index - 1]?.cumulative.rate ?? 0, step.cumulative.rate ?? 0, y + 23),
    ];
  });
  const headings = [
    text("Conversion of those who were left", { x: left, y: top - 10, size: 12, weight: 600 }),
    text("Reached so far", { x: reached(0), y: top - 10, size: 12, weight: 600 }),
  ];
  return sheet(words, bottom + 40, [...headings, ...axisLines(conversion, top, bottom, " %"), ...axisLines(reached, top, bottom, " %"), ...rows]);
}

function reachedBar(axis: (rate: number) => number, before: number, now: number, y: number): string[] {
  const words = `${now.toFixed(1)} %`;
  const isInside = axis(now) + 8 + textWidth(words, 12) > axis(100);
  return [
    element("rect", { class: "track", x: axis(0), y, width: axis(100) - axis(0), height: BAR, rx: 3 }),
    element("rect", { class: "before", x: axis(0), y, width: axis(before) - axis(0), height: BAR, rx: 3 }),
    element("rect", { class: "gain", x: axis(before), y, width: axis(now) - axis(before), height: BAR, rx: 3 }),
    text(words, { x: axis(now) + (isInside ? -8 : 8), y: y + 13, size: 12, anchor: isInside ? "end" : "start", look: isInside ? "paper" : "ink", weight: 600 }),
  ];
}

function describe(name: string, steps: readonly FunnelStep[]): string {
  const told = steps.map(({ attempt, conversion, cumulative }) => `attempt ${attempt} reached ${conversion.count} of ${conversion.of} (${(conversion.rate ?? 0).toFixed(1)} %), ${(cumulative.rate ?? 0).toFixed(1)} % so far`);
  return `${name}: ${told.join("; ")}.`;
}
