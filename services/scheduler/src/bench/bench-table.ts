/** A table of text: the first column to the left, the numbers that follow to the right. */
export function benchTable(headings: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = headings.map((heading, column) => Math.max(heading.length, ...rows.map((row) => (row[column] ?? "").length)));
  const line = (cells: readonly string[]) => widths.map((width, column) => (column === 0 ? (cells[column] ?? "").padEnd(width) : (cells[column] ?? "").padStart(width))).join("   ").trimEnd();
  return [line(headings), widths.map((width) => "─".repeat(width)).join("   "), ...rows.map(line)].join("\n");
}
