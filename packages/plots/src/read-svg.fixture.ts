import { SaxesParser } from "saxes";
import { textWidth } from "./svg";

/** A text of a drawing with the box that it needs, in pixels. */
export interface DrawnText {
  words: string;
  look: string;
  left: number;
  right: number;
  top: number;
  bottom: number;
}

/** An SVG as a parser of XML reads it: it throws where the document is not well-formed. */
export function readSvg(svg: string): { root: Record<string, string>; texts: DrawnText[]; said: Record<string, string>; style: string } {
  const open: { name: string; attributes: Record<string, string>; words: string }[] = [];
  const texts: DrawnText[] = [];
  const said: Record<string, string> = {};
  let root: Record<string, string> = {};
  let style = "";
  const parser = new SaxesParser();
  parser.on("error", (error) => {
    throw error;
  });
  parser.on("opentag", ({ name, attributes }) => {
    if (open.length === 0) root = attributes;
    open.push({ name, attributes, words: "" });
  });
  parser.on("text", (words) => {
    const element = open.at(-1);
    if (element) element.words += words;
  });
  parser.on("closetag", () => {
    const element = open.pop();
    if (element?.name === "text") texts.push(placed(element.words, element.attributes));
    if (element?.name === "title" || element?.name === "desc") said[element.attributes["id"] ?? ""] = element.words;
    if (element?.name === "style") style = element.words;
  });
  parser.write(svg).close();
  return { root, texts, said, style };
}

/** Pairs of texts that lie over each other, and those that leave the sheet. */
export function misplaced(svg: string): string[] {
  const { root, texts } = readSvg(svg);
  const [width, height] = [Number(root["width"]), Number(root["height"])];
  const outside = texts.filter(({ left, right, top, bottom }) => left < 0 || top < 0 || right > width || bottom > height).map(({ words }) => `${words} leaves the sheet`);
  const over = texts.flatMap((one, index) =>
    texts.slice(index + 1).flatMap((other) => (one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom ? [`${one.words} lies over ${other.words}`] : [])),
  );
  return [...outside, ...over];
}

function placed(words: string, attributes: Record<string, string>): DrawnText {
  const [x, y, size] = [Number(attributes["x"]), Number(attributes["y"]), Number(attributes["font-size"])];
  const width = textWidth(words, size);
  const left = attributes["text-anchor"] === "middle" ? x - width / 2 : attributes["text-anchor"] === "end" ? x - width : x;
  return { words, look: attributes["class"] ?? "", left, right: left + width, top: y - size * 0.75, bottom: y + size * 0.22 };
}
