import { Rejection } from "@redial/kernel";
import { CONTACT_FIELDS, type ContactField } from "./contact";
import { REJECTION_COLUMNS } from "./rejected-csv";
import { isStorableText } from "./storable-text";

/** What a column of a file of contacts holds. */
export type ContactColumn = { kind: "field"; field: ContactField } | { kind: "attribute"; name: string } | { kind: "ignored" };

const MOST_COLUMNS = 200;

/**
 * What the columns of a file hold, by its header. `phone`, `timeZone`, `region` and `externalId` are known in any letter case and with spaces,
 * `_` or `-` between words; every other column is an attribute of its own name. Refuses a header without `phone`, with an empty name or with one twice.
 */
export function readContactHeader(header: readonly string[]): ContactColumn[] {
  const [first] = header;
  if (header.length === 1 && first !== undefined && /[;\t|]/.test(first)) {
    throw new Rejection("CSV_DELIMITER_UNSUPPORTED", "Columns must be separated by commas; save the file as comma-separated UTF-8.", ["header"]);
  }
  if (!header.every((name) => isStorableText(name) && !name.includes("\ufffd"))) {
    throw new Rejection("CSV_ENCODING_UNSUPPORTED", "The header is not UTF-8 text; save the file as comma-separated UTF-8.", ["header"]);
  }
  if (header.length > MOST_COLUMNS) throw new Rejection("CSV_HEADER_TOO_LONG", `A file may have ${MOST_COLUMNS} columns, not ${header.length}.`, ["header"]);
  const columns = header.map(columnOf);
  if (!columns.some((column) => column.kind === "field" && column.field === "phone")) {
    throw new Rejection("CSV_HEADER_PHONE_MISSING", 'The first line must name the columns, and one of them must be "phone".', ["header"]);
  }
  const seen = new Set<string>();
  columns.forEach((column, index) => {
    const name = column.kind === "field" ? column.field : column.kind === "attribute" ? `attribute ${column.name}` : `ignored ${index}`;
    if (seen.has(name)) throw new Rejection("CSV_HEADER_REPEATED", `The column "${header[index]}" is there twice; remove or rename one.`, ["header", index]);
    seen.add(name);
  });
  return columns;
}

/** The cells of one row as the value that a contact is read from. Empty cells are left out. */
export function contactFromCells(columns: readonly ContactColumn[], cells: readonly string[]): Record<string, unknown> {
  const contact: Record<string, unknown> = {};
  const attributes = new Map<string, string>();
  columns.forEach((column, index) => {
    const text = cells[index] ?? "";
    if (text === "" || column.kind === "ignored") return;
    if (column.kind === "field") contact[column.field] = text;
    else attributes.set(column.name, text);
  });
  if (attributes.size > 0) contact["attributes"] = Object.fromEntries(attributes);
  return contact;
}

function columnOf(name: string, index: number): ContactColumn {
  const trimmed = name.trim();
  if (trimmed === "") throw new Rejection("CSV_HEADER_EMPTY", `Column ${index + 1} has no name.`, ["header", index]);
  if (REJECTION_COLUMNS.some((column) => column === trimmed)) return { kind: "ignored" };
  const plain = trimmed.toLowerCase().replace(/[\s_-]/g, "");
  const field = CONTACT_FIELDS.find((one) => one.toLowerCase() === plain);
  return field ? { kind: "field", field } : { kind: "attribute", name: trimmed };
}
