import { readFileSync } from "node:fs";
import { join } from "node:path";
import { CHECKOUT } from "@redial/start";
import { drawPlots } from "./draw-plots";
import { parseReport } from "./plot-report";
import { misplaced, readSvg } from "./read-svg.fixture";

const committed = (file: string) => readFileSync(join(CHECKOUT, "docs/tour", file), "utf8");
const drawn = drawPlots(parseReport(committed("report.json")));

describe("the pictures of docs/tour", () => {
  it("are those three that the report draws", () => {
    expect(drawn.map(({ file }) => file)).toEqual(["heat-map.svg", "attempt-funnel.svg", "arms.svg"]);
  });

  it.each(drawn)("$file is what npm run plots draws of report.json, byte for byte", ({ file, svg }) => {
    expect(svg).toBe(committed(file));
  });

  it.each(drawn)("$file is well-formed, says in words what it shows, and no label lies over another", ({ svg }) => {
    const { root, said, texts } = readSvg(svg);
    expect([root["role"], root["aria-labelledby"], root["xmlns"]]).toEqual(["img", "title description", "http://www.w3.org/2000/svg"]);
    expect(said["title"]).toBe(texts[0]?.words);
    expect(said["description"]?.length).toBeGreaterThan(60);
    expect(misplaced(svg)).toEqual([]);
  });

  it.each(drawn)("$file can be read on light ground and on dark: every writing has a contrast of 4.5 to what it stands on", ({ svg }) => {
    const { style, texts } = readSvg(svg);
    const [light = "", dark = ""] = style.split("@media (prefers-color-scheme:dark)");
    for (const scheme of [light, dark]) {
      const looks = new Set(texts.map(({ look }) => look));
      for (const look of looks) expect([look, contrast(fillOf(scheme, look), fillOf(scheme, groundOf(look)))]).toEqual([look, expect.toBeAtLeast(4.5)]);
    }
  });
});

expect.extend({
  toBeAtLeast: (value: number, least: number) => ({ pass: value >= least, message: () => `${value.toFixed(2)} is less than ${least}` }),
});

declare global {
  // eslint-disable-next-line @typescript-eslint/no-namespace -- how jest's matchers are declared
  namespace jest {
    interface Expect {
      toBeAtLeast(least: number): number;
    }
  }
}

/** What a writing of this look stands on: a shade of the scale, a bar for writing in the colour of the paper, else the paper. */
function groundOf(look: string): string {
  const shade = /^on(\d)$/.exec(look)?.[1];
  return shade ? `q${shade}` : look === "paper" ? "gain" : "paper";
}

function fillOf(scheme: string, look: string): string {
  return new RegExp(`\\.${look}\\{fill:([^;}]+)`).exec(scheme)?.[1] ?? "";
}

/** The contrast of two colours as WCAG 2 reckons it. */
function contrast(one: string, other: string): number {
  const [high = 0, low = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (high + 0.05) / (low + 0.05);
}

function luminance(colour: string): number {
  const channels = colour.startsWith("#") ? [1, 3, 5].map((at) => parseInt(colour.slice(at, at + 2), 16)) : (colour.match(/\d+/g) ?? []).map(Number);
  const [red = 0, green = 0, blue = 0] = channels.map((channel) => (channel / 255 <= 0.04045 ? channel / 255 / 12.92 : ((channel / 255 + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
