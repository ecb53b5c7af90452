import type { Place } from "./place";
import { readText } from "./read-fields";

/** How long the region of a contact may be. */
const MOST_LETTERS = 100;

/** Postal codes of the states of the US and of its capital, which ISO 3166-2 puts behind `US-`. */
const US_STATES: ReadonlySet<string> = new Set(
  "AL AK AZ AR CA CO CT DC DE FL GA HI IA ID IL IN KS KY LA MA MD ME MI MN MO MS MT NC ND NE NH NJ NM NV NY OH OK OR PA RI SC SD TN TX UT VA VT WA WI WV WY".split(" "),
);

/**
 * Where a contact lives: the ISO 3166 code of a country or of a part of one, `FR` or `US-FL`, in its own spelling however its letters and its dash
 * were written. `UK` is `GB`, and a state alone is `US-…` when the contact's number is one of the US. Any other text is a region too and stays as it
 * is; calling hours are then those of the number's country. `countryOfPhone` is null when it is not known.
 */
export function readRegion(place: Place, countryOfPhone: string | null): string | undefined {
  const text = readText(place, { what: "region", max: MOST_LETTERS, invalid: "CONTACT_REGION_INVALID" });
  const code = text === undefined ? null : /^([A-Za-z]{2})(?:[-_]([A-Za-z0-9]{1,3}))?$/.exec(text);
  if (!code) return text;
  const [first = "", part] = code.slice(1).map((letters: string | undefined) => letters?.toUpperCase());
  if (part === undefined && countryOfPhone === "US" && US_STATES.has(first)) return `US-${first}`;
  return [first === "UK" ? "GB" : first, part].filter(Boolean).join("-");
}
