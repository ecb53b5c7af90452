import { textTable } from "@redial/start";

/** Something that was measured, and what it may come to. */
export interface Bar {
  what: string;
  measured: number;
  most: number;
  unit: string;
  /** Digits behind the point. */
  digits?: number;
}

/** Whether a bar is met; one that was not measured (NaN) is missed. */
export function isMet({ measured, most }: Bar): boolean {
  return measured <= most;
}

/** Bars with what was measured, and whether each is met. */
export function barTable(bars: readonly Bar[]): string {
  const number = ({ unit, digits = 0 }: Bar, value: number) => `${value.toFixed(digits)} ${unit}`;
  return textTable(
    [{ heading: "bar" }, { heading: "at most", align: "right" }, { heading: "measured", align: "right" }, { heading: "" }],
    bars.map((bar) => [bar.what, number(bar, bar.most), number(bar, bar.measured), isMet(bar) ? "✓ ok" : "✗ missed"]),
  );
}
