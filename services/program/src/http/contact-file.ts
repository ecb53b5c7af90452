import type { Readable } from "node:stream";
import { Rejection, type Problem } from "@redial/kernel";
import { CSV_SENTENCES, readCsv, type CsvRow } from "@redial/platform";
import { contactFromCells, readContactHeader, type ContactColumn } from "../domain/contact-columns";
import type { SentContact } from "../usecases/import-contacts";

/** A file of contacts whose header has been read: the columns' names as they came, and the rows, which are read as they are taken. */
export interface ContactFile {
  header: readonly string[];
  contacts: AsyncIterable<SentContact>;
}

/**
 * Reads contacts from a CSV of any size, at the pace at which they are taken and in constant memory. A header that cannot be used refuses the file;
 * a row that cannot be read (ragged, stray quotes, not UTF-8) comes as a contact with a problem and keeps no other out. `row` is the line it begins on.
 */
export async function openContactFile(source: Readable): Promise<ContactFile> {
  const rows = readCsv(source);
  const first = await rows.next();
  if (first.done) throw new Rejection("CSV_EMPTY", "The file is empty; its first line must name the columns.", ["header"]);
  if ("problem" in first.value) throw new Rejection("CSV_HEADER_UNREADABLE", CSV_SENTENCES[first.value.problem], ["header"]);
  const header = first.value.cells;
  return { header, contacts: readContacts(rows, readContactHeader(header)) };
}

async function* readContacts(rows: AsyncIterable<CsvRow>, columns: readonly ContactColumn[]): AsyncGenerator<SentContact> {
  for await (const row of rows) {
    if ("problem" in row) {
      yield { row: row.line, value: undefined, problem: { code: `CSV_${row.problem.toUpperCase()}`, message: CSV_SENTENCES[row.problem], path: [] } };
      continue;
    }
    const { line, cells } = row;
    const problem = problemOf(cells, columns.length);
    if (cells.some((cell) => cell.trim() !== "")) yield { row: line, value: contactFromCells(columns, cells), cells, ...(problem && { problem }) };
  }
}

function problemOf(cells: readonly string[], columns: number): Problem | undefined {
  if (cells.length !== columns) return { code: "CSV_ROW_RAGGED", message: `The row has ${cells.length} cells where the header has ${columns} columns.`, path: [] };
  if (cells.some((cell) => cell.includes("\ufffd"))) return { code: "CSV_ROW_NOT_UTF8", message: "The row is not UTF-8 text; save the file as UTF-8.", path: [] };
  return undefined;
}
