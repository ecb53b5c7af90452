import type { Attributes } from "./contact";

const MOST_ATTRIBUTES = 8;
const MOST_LETTERS = 40;
const MOST_BYTES = 400;

/**
 * The attributes by which reports may tell contacts apart, as text: those whose value is one short text, number or boolean, in the order of their
 * names. At most 8 of up to 40 characters each and 400 bytes in all, so that a thousand contacts fit in one message; the ones behind are left out.
 */
export function toldAttributes(attributes: Attributes): Record<string, string> {
  const told: Record<string, string> = {};
  let bytes = 0;
  for (const [name, value] of Object.entries(attributes).sort(([one], [other]) => (one < other ? -1 : 1))) {
    const text = textOf(value);
    if (text === null || name.length > MOST_LETTERS) continue;
    bytes += Buffer.byteLength(JSON.stringify([name, text]));
    if (bytes > MOST_BYTES || Object.keys(told).length === MOST_ATTRIBUTES) break;
    told[name] = text;
  }
  return told;
}

function textOf(value: unknown): string | null {
  if (typeof value !== "string" && typeof value !== "number" && typeof value !== "boolean") return null;
  const text = String(value).trim();
  return text === "" || text.length > MOST_LETTERS ? null : text;
}
