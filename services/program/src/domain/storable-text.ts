/** Whether PostgreSQL can keep the text: it has no NUL and no half of a surrogate pair. */
export function isStorableText(text: string): boolean {
  return !text.includes("\0") && !/\p{Surrogate}/u.test(text);
}

/** Whether every text within a JSON value, keys too, can be kept, and nothing lies deeper than `depth` levels. */
export function isStorableJson(value: unknown, depth = 16): boolean {
  if (typeof value === "string") return isStorableText(value);
  if (typeof value !== "object" || value === null) return true;
  if (depth === 0) return false;
  return Object.entries(value).every(([key, inner]) => isStorableText(key) && isStorableJson(inner, depth - 1));
}
