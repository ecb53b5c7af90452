import type { Readable } from "node:stream";
import { Rejection, type Problem } from "@redial/kernel";
import { contactFromCells, readContactHeader, type ContactColumn } from "../domain/contact-columns";
import { createCsvReader, type CsvProblem, type CsvRow } from "../domain/csv-reader";
import { isObject } from "../domain/place";
import type { SentContact } from "../usecases/import-contacts";

/** A file of contacts whose header has been read: the columns' names as they came, and the rows, which are read as they are taken. */
export interface ContactFile {
  header: readonly string[];
  contacts: AsyncIterable<SentContact>;
}

const SENTENCES: Record<CsvProblem, string> = {
  quote_misplaced: "A quote stands inside a cell; put the whole cell in quotes and double the quotes inside.",
  quote_not_closed: "A quote that opens in this line is never closed.",
  row_too_long: "The line is longer than a million characters.",
};

/**
 * Reads contacts from a CSV of any size, at the pace at which they are taken and in constant memory. A header that cannot be used refuses the file;
 * a row that cannot be read (ragged, stray quotes, not UTF-8) comes as a contact with a problem and keeps no other out. `row` is the line it begins on.
 */
export async function openContactFile(source: Readable): Promise<ContactFile> {
  const rows = readRows(source);
  const first = await rows.next();
  if (first.done) throw new Rejection("CSV_EMPTY", "The file is empty; its first line must name the columns.", ["header"]);
  if ("problem" in first.value) throw new Rejection("CSV_HEADER_UNREADABLE", SENTENCES[first.value.problem], ["header"]);
  const header = first.value.cells;
  return { header, contacts: readContacts(rows, readContactHeader(header)) };
}

async function* readContacts(rows: AsyncIterable<CsvRow>, columns: readonly ContactColumn[]): AsyncGenerator<SentContact> {
  for await (const row of rows) {
    if ("problem" in row) {
      yield { row: row.line, value: undefined, problem: { code: `CSV_${row.problem.toUpperCase()}`, message: SENTENCES[row.problem], path: [] } };
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

async function* readRows(source: Readable): AsyncGenerator<CsvRow> {
  const reader = createCsvReader();
  let decoder: TextDecoder | undefined;
  try {
    // The source is left as it is when nobody wants more rows: on it hangs the connection that the answer takes.
    for await (const chunk of source.iterator({ destroyOnReturn: false })) {
      if (!Buffer.isBuffer(chunk)) throw new Error("a file of contacts must come as bytes");
      decoder ??= new TextDecoder(encodingOf(chunk));
      yield* reader.push(decoder.decode(chunk, { stream: true }));
    }
  } catch (error) {
    if (!isBrokenOff(error)) throw error;
    throw new Rejection("UPLOAD_BROKEN", "The upload ended early; rows that were read are kept, so send the file again.");
  }
  yield* reader.push(decoder?.decode() ?? "");
  yield* reader.end();
}

/** By its byte order mark: spreadsheets save "Unicode text" as UTF-16. Everything else must be UTF-8; what is not shows as U+FFFD. */
function encodingOf(beginning: Buffer): string {
  if (beginning[0] === 0xff && beginning[1] === 0xfe) return "utf-16le";
  return beginning[0] === 0xfe && beginning[1] === 0xff ? "utf-16be" : "utf-8";
}

function isBrokenOff(error: unknown): boolean {
  return isObject(error) && (error["code"] === "ECONNRESET" || error["code"] === "ERR_STREAM_PREMATURE_CLOSE");
}
