import type { Readable } from "node:stream";
import { Rejection, withoutGuard } from "@redial/kernel";
import { createCsvReader, type CsvProblem, type CsvRow } from "./csv-reader";

/** What to tell a person about a row that cannot be read. */
export const CSV_SENTENCES: Readonly<Record<CsvProblem, string>> = {
  quote_misplaced: "A quote stands inside a cell; put the whole cell in quotes and double the quotes inside.",
  quote_not_closed: "A quote that opens in this line is never closed.",
  row_too_long: "The line is longer than a million characters.",
};

/**
 * Reads a CSV of any size from bytes, at the pace at which its rows are taken and in constant memory. Bytes that are no UTF-8 show as U+FFFD; UTF-16 is
 * known by its byte order mark. The apostrophe that guards a cell against being run as a formula is taken off. An upload that ends early is refused with `UPLOAD_BROKEN` once the rows before have been given.
 */
export async function* readCsv(source: Readable): AsyncGenerator<CsvRow> {
  const reader = createCsvReader();
  let decoder: TextDecoder | undefined;
  try {
    // The source is left as it is when nobody wants more rows: on it hangs the connection that the answer takes.
    for await (const chunk of source.iterator({ destroyOnReturn: false })) {
      if (!Buffer.isBuffer(chunk)) throw new Error("a CSV must come as bytes");
      decoder ??= new TextDecoder(encodingOf(chunk));
      yield* reader.push(decoder.decode(chunk, { stream: true })).map(unguarded);
    }
  } catch (error) {
    if (!isBrokenOff(error)) throw error;
    throw new Rejection("UPLOAD_BROKEN", "The upload ended early; rows that were read are kept, so send the file again.");
  }
  yield* reader.push(decoder?.decode() ?? "").map(unguarded);
  yield* reader.end().map(unguarded);
}

function unguarded(row: CsvRow): CsvRow {
  return "cells" in row ? { ...row, cells: row.cells.map(withoutGuard) } : row;
}

/** By its byte order mark: spreadsheets save "Unicode text" as UTF-16. Everything else must be UTF-8. */
function encodingOf(beginning: Buffer): string {
  if (beginning[0] === 0xff && beginning[1] === 0xfe) return "utf-16le";
  return beginning[0] === 0xfe && beginning[1] === 0xff ? "utf-16be" : "utf-8";
}

function isBrokenOff(error: unknown): boolean {
  return typeof error === "object" && error !== null && "code" in error && (error.code === "ECONNRESET" || error.code === "ERR_STREAM_PREMATURE_CLOSE");
}
