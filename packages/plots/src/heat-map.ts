import { scaleQuantize } from "victory-vendor/d3-scale";
import type { HourCell } from "./plot-report";
import { bodyTop, MARGIN, SHADES, sheet, SHEET_WIDTH } from "./sheet";
import { element, text } from "./svg";

const DAYS = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"] as const;
const LABELS = 48;
const ROW = 46;
const GAP = 3;
const HEADING = 26;

/** Below so many attempts an hour is pale: no call is placed by it either. */
const FEW_ATTEMPTS = 30;
const PALE = "0.25";

/** The hours of a week by weekday: what an average attempt is to expect, drawn towards the mean where little is known, and how many attempts taught it. Null without an attempt. */
export function heatMap(hours: readonly HourCell[]): string | null {
  const seen = hours.filter(({ attempts }) => attempts > 0);
  if (seen.length === 0) return null;
  const [from, to] = [Math.min(...seen.map(({ hour }) => hour)), Math.max(...seen.map(({ hour }) => hour))];
  const shade = shadesOf(seen);
  const words = {
    title: "When people answer",
    subtitle: `Chance in percent that an average attempt reaches a person, by the called person's clock, and under it how many attempts were made in that hour. What differs no more than chance makes it is drawn alike.`,
    description: describe(seen),
  };
  const [left, top] = [MARGIN + LABELS, bodyTop(words) + HEADING];
  const column = (SHEET_WIDTH - MARGIN - left) / (to - from + 1);
  const headings = Array.from({ length: to - from + 1 }, (_, index) => text(column < 40 ? `${from + index}` : `${from + index}:00`, { x: left + column * (index + 0.5), y: top - 10, size: 11, anchor: "middle", look: "faint" }));
  const days = DAYS.map((day, row) => text(`${day.charAt(0).toUpperCase()}${day.slice(1, 3)}`, { x: MARGIN, y: top + ROW * row + 27, size: 13, weight: 600 }));
  const places = DAYS.flatMap((weekday, row) => Array.from({ length: to - from + 1 }, (_, index) => ({ weekday, hour: from + index, x: left + column * index, y: top + ROW * row })));
  const cells = places.flatMap(({ weekday, hour, x, y }) => {
    const found = seen.find((cell) => cell.weekday === weekday && cell.hour === hour);
    const box = { x: x + GAP / 2, y: y + GAP / 2, width: column - GAP, height: ROW - GAP, rx: 4 };
    return found ? cellOf(found, shade(found.learnedRate), box) : [element("rect", { class: "track", ...box })];
  });
  const bottom = top + ROW * DAYS.length;
  return sheet(words, bottom + 60, [...headings, ...days, ...cells, ...legend(shade, bottom + 22)]);
}

type Shade = ReturnType<typeof scaleQuantize<number>>;
type Box = Record<"x" | "y" | "width" | "height" | "rx", number>;

function shadesOf(seen: readonly HourCell[]): Shade {
  const rates = seen.map(({ learnedRate }) => learnedRate);
  const [low, high] = [Math.floor(Math.min(...rates)), Math.ceil(Math.max(...rates))];
  return scaleQuantize<number>().domain([low, Math.max(high, low + 1)]).range(Array.from({ length: SHADES }, (_, index) => index));
}

function cellOf({ learnedRate, attempts }: HourCell, shade: number, box: Box): string[] {
  const isPale = attempts < FEW_ATTEMPTS;
  const middle = box.x + box.width / 2;
  const look = isPale ? "faint" : `on${shade}`;
  return [
    element("rect", { class: `q${shade}`, "fill-opacity": isPale ? PALE : undefined, ...box }),
    text(learnedRate.toFixed(0), { x: middle, y: box.y + 20, size: 15, weight: 600, anchor: "middle", look }),
    text(short(attempts), { x: middle, y: box.y + 35, size: 10, anchor: "middle", look }),
  ];
}

/** A count that fits a cell: 4,485, 12k, 1.2M. */
function short(count: number): string {
  if (count < 10_000) return count.toLocaleString("en-US");
  return count < 1_000_000 ? `${Math.round(count / 1_000)}k` : `${(count / 1_000_000).toFixed(1)}M`;
}

function legend(shade: Shade, y: number): string[] {
  const [low = 0, high = 0] = shade.domain();
  const left = MARGIN + LABELS;
  const swatches = shade.range().map((index) => element("rect", { class: `q${index}`, x: left + 46 + 30 * index, y, width: 30, height: 12 }));
  return [
    text(`${low} %`, { x: left + 38, y: y + 10, size: 11, anchor: "end", look: "faint" }),
    ...swatches,
    text(`${high} %`, { x: left + 54 + 30 * SHADES, y: y + 10, size: 11, look: "faint" }),
    element("rect", { class: `q${SHADES - 1}`, "fill-opacity": PALE, x: left + 420, y, width: 30, height: 12 }),
    text(`fewer than ${FEW_ATTEMPTS} attempts`, { x: left + 458, y: y + 10, size: 11, look: "faint" }),
    element("rect", { class: "track", x: left + 620, y, width: 30, height: 12 }),
    text("none", { x: left + 658, y: y + 10, size: 11, look: "faint" }),
  ];
}

function describe(seen: readonly HourCell[]): string {
  const known = seen.filter(({ attempts }) => attempts >= FEW_ATTEMPTS).sort((a, b) => b.learnedRate - a.learnedRate);
  const [best, worst] = [known[0], known.at(-1)];
  const told = ({ weekday, hour, learnedRate, attempts }: HourCell) => `${weekday} ${hour}:00 with ${learnedRate.toFixed(0)} % (${attempts} attempts)`;
  if (!best || !worst) return `A heat map of ${seen.length} hours of the week, none with as many as ${FEW_ATTEMPTS} attempts.`;
  return `A heat map of the hours of the week. People answer best on ${told(best)} and least on ${told(worst)}.`;
}
