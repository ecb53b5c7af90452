import fc from "fast-check";
import { createCsvReader, MOST_ROW_LETTERS, type CsvRow } from "./csv-reader";

function readAll(pieces: readonly string[]): CsvRow[] {
  const reader = createCsvReader();
  return [...pieces.flatMap((piece) => reader.push(piece)), ...reader.end()];
}

const outline = (rows: readonly CsvRow[]) => rows.map((row) => [row.line, "problem" in row ? row.problem : row.cells.join("|")]);

describe("a CSV", () => {
  it("is read row by row with the line each begins on, whatever its line ends, blank lines passed over", () => {
    expect(outline(readAll(['a,b\r\n\r\n"c\r\nd","e ""f"""\n,\rg']))).toEqual([
      [1, "a|b"],
      [3, 'c\r\nd|e "f"'],
      [5, "|"],
      [6, "g"],
    ]);
  });

  it("loses no row but the broken ones to a stray quote", () => {
    expect(outline(readAll(['a\n"b"c\nd"e\n"f\n"g",h\ni\n"j\nk\n']))).toEqual([
      [1, "a"],
      [2, "quote_misplaced"],
      [3, "quote_misplaced"],
      [4, "quote_not_closed"],
      [5, "g|h"],
      [6, "i"],
      [7, "quote_not_closed"],
      [8, "k"],
    ]);
  });

  it.each([
    ["quote_not_closed", '"'],
    ["row_too_long", ""],
  ])("goes on behind a row that outgrows memory (%s)", (problem, start) => {
    const piece = "x".repeat(MOST_ROW_LETTERS / 10);
    expect(outline(readAll(["a\n", start, ...Array.from({ length: 25 }, () => piece), "\nb\n"]))).toEqual([
      [1, "a"],
      [2, problem],
      [3, "b"],
    ]);
  });

  it("comes out as it went in, wherever it is cut into pieces", () => {
    const cell = fc.string({ unit: fc.constantFrom("a", ",", '"', "\n", "\r", " ", "é"), maxLength: 6 });
    const table = fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { maxLength: 6 });
    fc.assert(
      fc.property(table, fc.constantFrom("\n", "\r\n"), fc.array(fc.nat(200), { maxLength: 8 }), (rows, lineEnd, cuts) => {
        const text = rows.map((cells) => cells.map((one) => `"${one.replaceAll('"', '""')}"`).join(",") + lineEnd).join("");
        const at = [0, ...cuts.map((cut) => Math.min(cut, text.length)).sort((a, b) => a - b), text.length];
        const pieces = at.slice(1).map((end, index) => text.slice(at[index], end));
        expect(readAll(pieces).map((row) => ("cells" in row ? row.cells : row.problem))).toEqual(rows);
      }),
      { seed: 7 },
    );
  });

  it("of any letters at all is read the same in one piece as letter by letter", () => {
    const letters = fc.string({ unit: fc.constantFrom("a", ",", '"', "\n", "\r"), maxLength: 30 });
    fc.assert(
      fc.property(letters, (text) => expect(readAll([...text])).toEqual(readAll([text]))),
      { seed: 7, numRuns: 2_000 },
    );
  });
});
