/** A column of a table: its heading, and whether its cells stand to the right, as numbers do. */
export interface Column {
  heading: string;
  align?: "left" | "right";
}

/** A table of text with a rule under its headings; each cell on one line. */
export function textTable(columns: readonly Column[], rows: readonly (readonly string[])[]): string {
  const widths = columns.map(({ heading }, index) => Math.max(heading.length, ...rows.map((row) => (row[index] ?? "").length)));
  const line = (cells: readonly string[]) =>
    columns
      .map(({ align }, index) => {
        const cell = cells[index] ?? "";
        return align === "right" ? cell.padStart(widths[index] ?? 0) : cell.padEnd(widths[index] ?? 0);
      })
      .join("   ")
      .trimEnd();
  return [line(columns.map(({ heading }) => heading)), widths.map((width) => "─".repeat(width)).join("   "), ...rows.map(line)].join("\n");
}
