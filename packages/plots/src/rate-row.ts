import type { scaleLinear } from "victory-vendor/d3-scale";
import type { Interval } from "./plot-report";
import { element, text, textWidth } from "./svg";

export type Axis = ReturnType<typeof scaleLinear<number, number>>;

/** A mark with its interval on an axis, and over it what it is in words. */
export interface RateMark {
  value: number;
  interval: Interval | null;
  /** A wider interval behind, of a stronger promise. */
  wider?: Interval;
  words: string;
  y: number;
}

/** Draws the mark; its words stand over its middle, moved in where they would leave the axis. */
export function rateMark(axis: Axis, { value, interval, wider, words, y }: RateMark): string[] {
  const line = (look: string, { low, high }: Interval) => element("line", { class: look, x1: axis(low), x2: axis(high), y1: y, y2: y });
  const half = textWidth(words, 12) / 2;
  const [from = 0, to = 0] = axis.range();
  return [
    ...(wider ? [line("wide", wider)] : []),
    ...(interval ? [line("whisker", interval)] : []),
    element("circle", { class: "mark", cx: axis(value), cy: y, r: 5.5 }),
    text(words, { x: Math.min(Math.max(axis(value), from + half), to - half), y: y - 12, size: 12, anchor: "middle", look: "over" }),
  ];
}

/** The axis' lines from `top` to `bottom`, with their values under them. */
export function axisLines(axis: Axis, top: number, bottom: number, unit: string): string[] {
  return axis.ticks(5).flatMap((tick) => [
    element("line", { class: "rule", x1: axis(tick), x2: axis(tick), y1: top, y2: bottom }),
    text(`${tick}${unit}`, { x: axis(tick), y: bottom + 16, size: 11, anchor: "middle", look: "faint" }),
  ]);
}
