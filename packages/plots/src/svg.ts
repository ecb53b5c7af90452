/** Attributes of an element; undefined ones are left out. */
export type Attributes = Readonly<Record<string, string | number | undefined>>;

/** An element with what it holds, as text of SVG. Numbers are rounded to a tenth of a pixel, so that the same drawing has the same bytes everywhere. */
export function element(name: string, attributes: Attributes, ...children: readonly string[]): string {
  const written = Object.entries(attributes).flatMap(([key, value]) => (value === undefined ? [] : [` ${key}="${typeof value === "number" ? tenth(value) : escaped(value)}"`]));
  return children.length === 0 ? `<${name}${written.join("")}/>` : `<${name}${written.join("")}>${children.join("")}</${name}>`;
}

/** Where a text stands, and how. */
export interface TextPlace {
  x: number;
  /** The baseline. */
  y: number;
  size: number;
  anchor?: "start" | "middle" | "end";
  /** Of the style sheet; `ink` unless told. */
  look?: string;
  weight?: 400 | 600;
}

/** A line of text. */
export function text(words: string, { x, y, size, anchor = "start", look = "ink", weight = 400 }: TextPlace): string {
  return element("text", { x, y, class: look, "font-size": size, "text-anchor": anchor, "font-weight": weight === 400 ? undefined : weight }, escaped(words));
}

/** The width of a letter of a sans serif of size 1, on average. */
const LETTER = 0.58;

/** About how wide a text is set in a sans serif; rather too much than too little. */
export function textWidth(words: string, size: number): number {
  return words.length * size * LETTER;
}

/** The words cut to a width, with an ellipsis where something is missing. */
export function fitted(words: string, size: number, width: number): string {
  const most = Math.floor(width / (size * LETTER));
  return words.length <= most ? words : `${words.slice(0, Math.max(0, most - 1)).trimEnd()}…`;
}

/** Words broken into lines of a width, at spaces. */
export function wrapped(words: string, size: number, width: number): string[] {
  const lines: string[] = [];
  for (const word of words.split(" ")) {
    const line = lines.at(-1);
    if (line !== undefined && textWidth(`${line} ${word}`, size) <= width) lines[lines.length - 1] = `${line} ${word}`;
    else lines.push(word);
  }
  return lines;
}

/** Words as they may stand in SVG, between tags and in attributes. */
export function escaped(words: string): string {
  return words.replace(/[&<>"]/g, (sign) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" })[sign] ?? sign);
}

function tenth(value: number): string {
  return String(Math.round(value * 10) / 10);
}
