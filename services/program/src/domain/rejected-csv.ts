import { csvLine } from "@redial/kernel";
import { isObject } from "./place";
import { CONTACT_FIELDS } from "./contact";
import type { RejectedContact } from "./rejected-contact";

/** The columns that say why a row was rejected. An import passes over them, so that a corrected file can be sent back as it is. */
export const REJECTION_COLUMNS = ["rejectedRow", "rejectedCode", "rejectedField", "rejectedBecause"] as const;

/** The header of a file of rejected rows: why, then the columns as they came. */
export function rejectedHeader(columns: readonly string[]): string {
  return csvLine([...REJECTION_COLUMNS, ...columns]);
}

/** One rejected row: why, then its cells as they came. */
export function rejectedLine(rejected: RejectedContact, cells: readonly string[]): string {
  return csvLine([String(rejected.row), rejected.code, rejected.field ?? "", rejected.message, ...cells]);
}

/** Contacts that came as a list, rejected, as one CSV; their attributes become columns. Null when nothing was rejected. */
export function rejectedCsv(rejected: readonly RejectedContact[], given: readonly unknown[]): string | null {
  if (rejected.length === 0) return null;
  const rows = rejected.map((one) => ({ one, contact: given[one.row - 1] }));
  const names = new Set(rows.flatMap(({ contact }) => Object.keys(attributesOf(contact))));
  const lines = rows.map(({ one, contact }) => {
    const fields = CONTACT_FIELDS.map((field) => cell(isObject(contact) ? contact[field] : undefined));
    const attributes = attributesOf(contact);
    return rejectedLine(one, [...fields, ...[...names].map((name) => cell(attributes[name]))]);
  });
  return rejectedHeader([...CONTACT_FIELDS, ...names]) + lines.join("");
}

function attributesOf(contact: unknown): Record<string | number, unknown> {
  const attributes = isObject(contact) ? contact["attributes"] : undefined;
  return isObject(attributes) ? attributes : {};
}

function cell(value: unknown): string {
  if (value === undefined || value === null) return "";
  return typeof value === "string" ? value : JSON.stringify(value);
}
