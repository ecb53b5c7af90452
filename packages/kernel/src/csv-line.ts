/** What a spreadsheet takes for a formula (OWASP, CSV injection): all of these beginnings, but a sign only where no phone number or other number follows it. */
const FORMULA = /^(?:[=@\t\r]|[+-](?![\d\s()./-]*$))/;
/** A cell that an apostrophe guards, or that would read as if one did. */
const GUARDED = /^'+[=@\t\r+-]/;

/**
 * One line of a CSV (RFC 4180), its end included: cells with a comma, a quote or a line break stand in quotes. A cell that a spreadsheet would run as a formula
 * gets an apostrophe in front, which spreadsheets do not show and `withoutGuard` takes off again; a phone number such as +13125550100 stays as it is.
 */
export function csvLine(cells: readonly string[]): string {
  return `${cells.map((text) => quoted(FORMULA.test(text) || GUARDED.test(text) ? `'${text}` : text)).join(",")}\r\n`;
}

/** A cell as it was before `csvLine` guarded it; also takes off the apostrophe by which people keep a spreadsheet from reading a phone number as a sum. */
export function withoutGuard(cell: string): string {
  return GUARDED.test(cell) ? cell.slice(1) : cell;
}

function quoted(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
