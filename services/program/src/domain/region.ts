import type { Place } from "./place";
import { readText } from "./read-fields";

/** How long the region of a contact may be. */
const MOST_LETTERS = 100;

/**
 * Where a contact lives: the ISO 3166 code of a country or of a part of one, `FR` or `US-FL`, in its own spelling however its letters and its dash
 * were written. `UK` is `GB`. Any other text is a region too and stays as it is; no calling hours are found by it.
 */
export function readRegion(place: Place): string | undefined {
  const text = readText(place, { what: "region", max: MOST_LETTERS, invalid: "CONTACT_REGION_INVALID" });
  const code = text === undefined ? null : /^([A-Za-z]{2})(?:[-_]([A-Za-z0-9]{1,3}))?$/.exec(text);
  if (!code) return text;
  const [country = "", part] = code.slice(1).map((letters: string | undefined) => letters?.toUpperCase());
  return [country === "UK" ? "GB" : country, part].filter(Boolean).join("-");
}
