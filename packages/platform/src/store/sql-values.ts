/**
 * Array parameters as PostgreSQL reads them, written without the general escaping of the driver, which costs more than all else that a hot batch does.
 * Cast them where they are used: `$1::float8[]`, `$2::text[]`.
 */
export function sqlNumbers(values: readonly (number | null)[]): string {
  return `{${values.map((value) => value ?? "NULL").join(",")}}`;
}

const PLAIN = /^[\w.:+-]+$/;

/** An array of texts; those that are plain words, as ids, phones and codes are, go in as they stand. */
export function sqlTexts(values: readonly (string | null)[]): string {
  return `{${values.map(textElement).join(",")}}`;
}

function textElement(value: string | null): string {
  if (value === null) return "NULL";
  return PLAIN.test(value) && (value.length !== 4 || value.toUpperCase() !== "NULL") ? value : `"${value.replace(/["\\]/g, "\\$&")}"`;
}

/** Texts without line breaks, such as JSON, as one text of lines: `string_to_array($1, E'\n')` makes them an array without any escaping. At least one is needed. */
export function sqlLines(values: readonly string[]): string {
  return values.join("\n");
}
