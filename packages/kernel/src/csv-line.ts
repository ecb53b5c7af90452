/** One line of a CSV (RFC 4180), its end included: cells with a comma, a quote or a line break stand in quotes. */
export function csvLine(cells: readonly string[]): string {
  return `${cells.map((text) => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)).join(",")}\r\n`;
}
