import { parseIso } from "@redial/kernel";
import { isObject, quote, type Place } from "./place";
import { suggestWord } from "./similar-word";
import { isStorableText } from "./storable-text";

/** Refuses what is no object, and every field that is not listed. True when it is an object, whatever its fields. */
export function readFields(place: Place, expected: { what: string; fields: readonly string[]; invalid: string; unknown: string }): boolean {
  const { what, fields, invalid, unknown } = expected;
  if (!isObject(place.value) || Array.isArray(place.value)) {
    place.refuse(invalid, `${what} must be an object with ${fields.join(", ")}, not ${quote(place.value)}.`);
    return false;
  }
  for (const field of Object.keys(place.value)) {
    if (!fields.includes(field)) place.at(field).refuse(unknown, `${quote(field)} is not a field of ${lowerFirst(what)}; ${suggestWord(field, fields)}`);
  }
  return true;
}

/** A whole number from `min` to `max`. */
export function readWholeNumber(place: Place, expected: { what: string; min: number; max: number; outOfRange: string; missing?: string }): number | undefined {
  const { what, min, max, outOfRange, missing = outOfRange } = expected;
  const { value } = place;
  if (place.isAbsent) return place.refuse(missing, `${what} is missing; give a whole number from ${min} to ${max}.`);
  if (typeof value !== "number" || !Number.isInteger(value) || value < min || value > max) {
    return place.refuse(outOfRange, `${what} must be a whole number from ${min} to ${max}, not ${quote(value)}.`);
  }
  return value;
}

/** One of the listed words. */
export function readWord<Word extends string>(place: Place, words: readonly Word[], expected: { what: string; unknown: string; missing?: string }): Word | undefined {
  const { what, unknown, missing = unknown } = expected;
  if (place.isAbsent) return place.refuse(missing, `${what} is missing; ${suggestWord(undefined, words)}`);
  const word = words.find((one) => one === place.value);
  return word ?? place.refuse(unknown, `${what} cannot be ${quote(place.value)}; ${suggestWord(place.value, words)}`);
}

/** A list of `min` to `max` things, each read by `readItem`. Things that were refused are left out. */
export function readList<Item>(
  place: Place,
  expected: { what: string; min: number; max: number; invalid: string; count: string; missing?: string },
  readItem: (place: Place) => Item | undefined,
): Item[] | undefined {
  const { what, min, max, invalid, count, missing = invalid } = expected;
  const { value } = place;
  if (place.isAbsent) return place.refuse(missing, `${what} is missing; give a list.`);
  if (!Array.isArray(value)) return place.refuse(invalid, `${what} must be a list, not ${quote(value)}.`);
  if (value.length < min || value.length > max) return place.refuse(count, `${what} must be ${min} to ${max}, not ${value.length}.`);
  return value.map((_, index) => readItem(place.at(index))).filter((item) => item !== undefined);
}

/** A text of 1 to `max` characters, without the space around it. */
export function readText(place: Place, expected: { what: string; max: number; invalid: string; missing?: string }): string | undefined {
  const { what, max, invalid, missing = invalid } = expected;
  if (place.isAbsent) return place.refuse(missing, `${what} is missing; give a text of 1 to ${max} characters.`);
  const text = typeof place.value === "string" ? place.value.trim() : "";
  if (text.length < 1 || text.length > max || !isStorableText(text)) {
    return place.refuse(invalid, `${what} must be a text of 1 to ${max} characters, not ${quote(place.value)}.`);
  }
  return text;
}

/** An ISO 8601 instant with an offset, as it was written. */
export function readInstant(place: Place, expected: { what: string; invalid: string }): string | undefined {
  const { value } = place;
  if (typeof value === "string" && parseIso(value) !== null) return value;
  return place.refuse(expected.invalid, `${expected.what} must be an ISO 8601 instant with a zone, such as 2025-01-20T10:00:00Z, not ${quote(value)}.`);
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
