import { interpolateLab, piecewise } from "victory-vendor/d3-interpolate";
import { element, escaped, text, wrapped } from "./svg";

/** What a plot says besides its marks. */
export interface SheetWords {
  title: string;
  /** One line or more under the title. */
  subtitle: string;
  /** The whole in words, for those who do not see it. */
  description: string;
}

export const SHEET_WIDTH = 860;
export const MARGIN = 28;

/** How many steps the scale of `q0` to `q8` has. */
export const SHADES = 9;

/** One hue from pale to deep, which every kind of colour vision tells apart by its lightness; turned round on dark ground. */
const onLight = piecewise(interpolateLab, ["#e4edf6", "#79add6", "#0a437f"]);
const onDark = piecewise(interpolateLab, ["#18324f", "#4486c2", "#b5dcff"]);

/** The shades, and what is written on each: from `turnsAt` on in the other colour. */
const shades = (ramp: (share: number) => string, under: string, over: string, turnsAt: number) =>
  Array.from({ length: SHADES }, (_, shade) => `.q${shade}{fill:${ramp(shade / (SHADES - 1))}}.on${shade}{fill:${shade >= turnsAt ? over : under}}`).join("");

const STYLE = [
  "text{font-family:system-ui,-apple-system,'Segoe UI',Roboto,Helvetica,Arial,sans-serif}",
  ".paper{fill:#ffffff}.ink{fill:#1b2733}.faint{fill:#5a6875}.over{fill:#1b2733;stroke:#ffffff;stroke-width:4;stroke-linejoin:round;paint-order:stroke}.rule{stroke:#dbe2e9;stroke-width:1}.zero{stroke:#5a6875;stroke-width:1}",
  ".mark{fill:#0b5aa2}.whisker{stroke:#0b5aa2;stroke-width:2.5;stroke-linecap:round}.wide{stroke:#9fc3e3;stroke-width:7;stroke-linecap:round}.before{fill:#bcd5ea}.gain{fill:#0b5aa2}.track{fill:#eef2f6}",
  shades(onLight, "#06101a", "#ffffff", 6),
  "@media (prefers-color-scheme:dark){",
  ".paper{fill:#0d1620}.ink{fill:#e6edf3}.faint{fill:#9fb0bf}.over{fill:#e6edf3;stroke:#0d1620}.rule{stroke:#26384a}.zero{stroke:#9fb0bf}",
  ".mark{fill:#7cc0ff}.whisker{stroke:#7cc0ff}.wide{stroke:#2c5f8f}.before{fill:#2c5f8f}.gain{fill:#7cc0ff}.track{fill:#182634}",
  shades(onDark, "#f2f6fa", "#06101a", 4),
  "}",
].join("");

/** Where the marks of a sheet may begin, under its title and subtitle. */
export function bodyTop({ subtitle }: Pick<SheetWords, "subtitle">): number {
  return 74 + 19 * subtitleLines(subtitle).length;
}

/** A whole SVG document: a sheet of its own ground, so that it can be read on light pages and on dark ones, with its words and its marks. */
export function sheet({ title, subtitle, description }: SheetWords, height: number, marks: readonly string[]): string {
  const head = { xmlns: "http://www.w3.org/2000/svg", viewBox: `0 0 ${SHEET_WIDTH} ${Math.round(height)}`, width: SHEET_WIDTH, height: Math.round(height), role: "img", "aria-labelledby": "title description" };
  const words = [
    text(title, { x: MARGIN, y: 44, size: 20, weight: 600 }),
    ...subtitleLines(subtitle).map((line, index) => text(line, { x: MARGIN, y: 68 + 19 * index, size: 13, look: "faint" })),
  ];
  const parts = [
    element("title", { id: "title" }, escaped(title)),
    element("desc", { id: "description" }, escaped(description)),
    element("style", {}, STYLE),
    element("rect", { class: "paper", width: SHEET_WIDTH, height: Math.round(height), rx: 10 }),
    ...words,
    ...marks,
  ];
  return `${element("svg", head, "\n", parts.join("\n"), "\n")}\n`;
}

function subtitleLines(subtitle: string): string[] {
  return wrapped(subtitle, 13, SHEET_WIDTH - 2 * MARGIN);
}
