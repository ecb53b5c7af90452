import { Rejection, type Problem } from "@redial/kernel";

/** What a row of a list of suppressed numbers says. */
export interface SuppressionRow {
  phone?: string;
  reason?: string;
  expiresAt?: string;
}

/** The columns of a list that is given out; an import reads the first three and passes over the others. */
export const SUPPRESSION_COLUMNS = ["phone", "reason", "expiresAt", "createdAt", "createdBy"] as const;
/** The columns that say why a row was rejected. An import passes over them, so that a corrected file can be sent back as it is. */
export const REJECTION_COLUMNS = ["rejectedRow", "rejectedCode", "rejectedField", "rejectedBecause"] as const;

const READ = ["phone", "reason", "expiresAt"] as const;

/** Where a file has the columns that are read, by its header, in any letter case and with spaces, `_` or `-` between words. Refuses a header without `phone`. */
export function readSuppressionHeader(header: readonly string[]): (cells: readonly string[]) => SuppressionRow {
  const plain = header.map((name) => name.toLowerCase().replace(/[\s_-]/g, ""));
  const places = READ.map((column) => ({ column, place: plain.indexOf(column.toLowerCase()) })).filter(({ place }) => place >= 0);
  if (places[0]?.column !== "phone") {
    throw new Rejection("CSV_HEADER_PHONE_MISSING", 'The first line must name the columns, separated by commas, and one of them must be "phone".', ["header"]);
  }
  return (cells) => Object.fromEntries(places.map(({ column, place }) => [column, cells[place] ?? ""]));
}

/** The cells of a rejected row in front of its own: where it stood, what is wrong, in which column, and why in words. */
export function rejectionCells(row: number, { code, path, message }: Problem): string[] {
  return [String(row), code, path.length > 0 ? String(path[0]) : "", message];
}
