import { scaleLinear } from "victory-vendor/d3-scale";
import type { ArmOfReport, DifferenceOfArms, Interval } from "./plot-report";
import { axisLines, rateMark } from "./rate-row";
import { bodyTop, MARGIN, sheet, SHEET_WIDTH } from "./sheet";
import { element, fitted, text } from "./svg";

const LABELS = 190;
const ROW = 54;
const HEADING = 30;
const AXIS = 56;

/** The experiment as it is drawn. */
export interface DrawnExperiment {
  name: string;
  arms: readonly ArmOfReport[];
  differences: readonly DifferenceOfArms[];
  sentence: string;
}

/** The arms' connection rates with their intervals, and each difference with the interval that holds for one look and the one that holds for any number. Null while nothing is compared. */
export function armsPlot({ name, arms, differences, sentence }: DrawnExperiment): string | null {
  const compared = arms.flatMap((arm) => (arm.compared.rate === null ? [] : [{ ...arm, rate: arm.compared.rate }]));
  if (compared.length === 0) return null;
  const words = { title: fitted(name, 20, SHEET_WIDTH - 2 * MARGIN), subtitle: sentence, description: `${name}. ${compared.map(({ name: arm, compared: { count, of }, rate }) => `${arm}: ${count} of ${of} reached, ${rate.toFixed(1)} %`).join("; ")}. ${sentence}` };
  const [left, right] = [MARGIN + LABELS, SHEET_WIDTH - MARGIN];
  const top = bodyTop(words) + HEADING;
  const bottom = top + ROW * compared.length;
  const ends = compared.flatMap(({ rate, compared: { interval } }) => (interval ? [interval.low, interval.high] : [rate]));
  const rates = scaleLinear().domain([Math.max(0, Math.min(...ends) - 3), Math.min(100, Math.max(...ends) + 3)]).nice(5).range([left, right]);
  const armRows = compared.flatMap(({ name: arm, rate, compared: { count, of, interval } }, index) => {
    const y = top + ROW * index;
    return [...rowLabel(arm, `${count.toLocaleString("en-US")} of ${of.toLocaleString("en-US")}`, y), ...rateMark(rates, { value: rate, interval, words: withInterval(`${rate.toFixed(1)} %`, interval), y: y + 34 })];
  });
  const marks = [text("Connection rate, with its 95 % interval (Wilson)", { x: left, y: top - 10, size: 12, weight: 600 }), ...axisLines(rates, top, bottom, " %"), ...armRows];
  if (differences.length === 0) return sheet(words, bottom + 40, marks);
  const lower = differenceRows(differences, left, right, bottom + AXIS + HEADING);
  return sheet(words, lower.bottom + 40, [...marks, ...lower.marks]);
}

/** Every difference as the lead of its better arm, so that zero stands on the left. */
function differenceRows(differences: readonly DifferenceOfArms[], left: number, right: number, top: number): { marks: string[]; bottom: number } {
  const leads = differences.map(asLead);
  const bottom = top + ROW * leads.length;
  const ends = leads.flatMap(({ interval, anytimeInterval }) => [anytimeInterval.low, anytimeInterval.high, ...(interval ? [interval.low, interval.high] : [])]);
  const points = scaleLinear().domain([Math.min(0, ...ends) - 1, Math.max(0, ...ends) + 1]).nice(5).range([left, right]);
  const rows = leads.flatMap(({ a, b, difference, interval, anytimeInterval }, index) => {
    const y = top + ROW * index;
    const mark = { value: difference, interval, wider: anytimeInterval, words: withInterval(`${difference.toFixed(1)} points`, anytimeInterval), y: y + 34 };
    return [...rowLabel(`${a} over ${b}`, "", y), ...rateMark(points, mark)];
  });
  const heading = text("Lead in points, 95 %: thin for one look (Newcombe), broad for any number", { x: left, y: top - 10, size: 12, weight: 600 });
  const zero = element("line", { class: "zero", x1: points(0), x2: points(0), y1: top, y2: bottom });
  return { marks: [heading, ...axisLines(points, top, bottom, ""), zero, ...rows], bottom };
}

function asLead(one: DifferenceOfArms): DifferenceOfArms {
  if (one.difference >= 0) return one;
  const turned = ({ low, high }: Interval) => ({ low: -high, high: -low });
  return { a: one.b, b: one.a, difference: -one.difference, interval: one.interval && turned(one.interval), anytimeInterval: turned(one.anytimeInterval) };
}

function rowLabel(name: string, counts: string, y: number): string[] {
  const label = text(fitted(name, 13, LABELS - 12), { x: MARGIN, y: counts ? y + 28 : y + 38, size: 13, weight: 600 });
  return counts ? [label, text(counts, { x: MARGIN, y: y + 45, size: 11, look: "faint" })] : [label];
}

function withInterval(words: string, interval: Interval | null): string {
  return interval ? `${words} (${interval.low.toFixed(1)} to ${interval.high.toFixed(1)})` : words;
}
