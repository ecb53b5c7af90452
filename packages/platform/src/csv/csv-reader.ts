/** One row of a CSV and the line it begins on: its cells, or why it cannot be read. */
export type CsvRow = { line: number; cells: string[] } | { line: number; problem: CsvProblem };
/** Why a row cannot be read. */
export type CsvProblem = "quote_misplaced" | "quote_not_closed" | "row_too_long";

/** Takes a CSV (RFC 4180, any line ends) in pieces cut anywhere, and answers the rows that each piece completes. */
export interface CsvReader {
  push(text: string): CsvRow[];
  /** The rows that the end of the file completes. */
  end(): CsvRow[];
}

/** How many characters a row may have; the reader holds no more than that and a piece. */
export const MOST_ROW_LETTERS = 1_000_000;

const [COMMA, QUOTE, LF, CR] = [44, 34, 10, 13];

type Scan = { kind: "complete"; cells: string[]; end: number; lines: number } | { kind: "broken"; problem: CsvProblem } | { kind: "unfinished"; isQuoted: boolean };

/**
 * A reader at the beginning of a file. A row that cannot be read costs the line it begins on and no other: what follows that line is read afresh,
 * so that one stray quote does not swallow a file. Blank lines are passed over.
 */
export function createCsvReader(): CsvReader {
  let text = "";
  let line = 1;
  let isSkipping = false;

  const read = (isLast: boolean): CsvRow[] => {
    const rows: CsvRow[] = [];
    let at = 0;
    while (at < text.length) {
      if (isSkipping) {
        const next = afterLine(text, at, isLast);
        if (next === null) {
          // A CR at the end of a piece may be half a line end.
          at = text.endsWith("\r") ? text.length - 1 : text.length;
          break;
        }
        [at, line, isSkipping] = [next, line + 1, false];
        continue;
      }
      const scan = scanRow(text, at, isLast);
      if (scan.kind === "complete") {
        if (scan.cells.length > 1 || scan.cells[0] !== "") rows.push({ line, cells: scan.cells });
        [at, line] = [scan.end, line + scan.lines];
        continue;
      }
      if (scan.kind === "unfinished" && text.length - at <= MOST_ROW_LETTERS) break;
      rows.push({ line, problem: scan.kind === "broken" ? scan.problem : scan.isQuoted ? "quote_not_closed" : "row_too_long" });
      isSkipping = true;
    }
    text = text.slice(at);
    return rows;
  };
  return {
    push(piece) {
      text += piece;
      return read(false);
    },
    end: () => read(true),
  };
}

/** Reads one row from `start`. Before the end of the file, what could still go on either way is unfinished. */
function scanRow(text: string, start: number, isLast: boolean): Scan {
  const cells: string[] = [];
  let at = start;
  let lines = 1;
  for (;;) {
    let cell = "";
    if (text[at] === '"') {
      const quoted = scanQuoted(text, at + 1, isLast);
      if (quoted.kind !== "closed") return quoted;
      lines += quoted.lines;
      ({ cell, end: at } = quoted);
    } else {
      const end = endOfPlainCell(text, at);
      cell = text.slice(at, end);
      at = end;
      if (text[at] === '"') return { kind: "broken", problem: "quote_misplaced" };
    }
    cells.push(cell);
    if (text[at] === ",") {
      at += 1;
      continue;
    }
    if (at >= text.length) return isLast ? { kind: "complete", cells, end: at, lines } : { kind: "unfinished", isQuoted: false };
    const next = afterLineEnd(text, at, isLast);
    if (next === null) return { kind: "unfinished", isQuoted: false };
    if (next > at) return { kind: "complete", cells, end: next, lines };
    return { kind: "broken", problem: lines > 1 ? "quote_not_closed" : "quote_misplaced" };
  }
}

type ScanQuoted = { kind: "closed"; cell: string; end: number; lines: number } | Exclude<Scan, { kind: "complete" }>;

function scanQuoted(text: string, start: number, isLast: boolean): ScanQuoted {
  let cell = "";
  for (let from = start; ; ) {
    const quote = text.indexOf('"', from);
    if (quote === -1) return isLast ? { kind: "broken", problem: "quote_not_closed" } : { kind: "unfinished", isQuoted: true };
    if (quote + 1 >= text.length && !isLast) return { kind: "unfinished", isQuoted: true };
    if (text[quote + 1] !== '"') {
      cell += text.slice(from, quote);
      return { kind: "closed", cell, end: quote + 1, lines: cell.split(/\r\n|\r|\n/).length - 1 };
    }
    cell += text.slice(from, quote + 1);
    from = quote + 2;
  }
}

function endOfPlainCell(text: string, start: number): number {
  for (let at = start; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === COMMA || code === QUOTE || code === LF || code === CR) return at;
  }
  return text.length;
}

/** Where the line after the line end at `at` begins; `at` itself when no line ends there, null when that cannot be told yet. */
function afterLineEnd(text: string, at: number, isLast: boolean): number | null {
  if (text[at] === "\n") return at + 1;
  if (text[at] !== "\r") return at;
  if (at + 1 >= text.length && !isLast) return null;
  return text[at + 1] === "\n" ? at + 2 : at + 1;
}

/** Where the line after the one that `at` lies in begins; null when it has no end yet. */
function afterLine(text: string, at: number, isLast: boolean): number | null {
  for (let end = at; end < text.length; end++) {
    const code = text.charCodeAt(end);
    if (code === LF || code === CR) return afterLineEnd(text, end, isLast);
  }
  return isLast ? text.length : null;
}
