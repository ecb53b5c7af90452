import type { LineType } from "@redial/kernel";
import { parsePhoneNumberFromString, type NumberType } from "libphonenumber-js/max";

const LINE_TYPES: Partial<Record<NonNullable<NumberType>, LineType>> = {
  MOBILE: "mobile",
  FIXED_LINE: "fixed_line",
  FIXED_LINE_OR_MOBILE: "fixed_line_or_mobile",
  VOIP: "voip",
  TOLL_FREE: "toll_free",
};

/** The kind of line that an E.164 number is of by its country's plan (libphonenumber, the full tables; some 10 µs); undefined when no plan tells. */
export function readLineType(phone: string): LineType | undefined {
  const type = parsePhoneNumberFromString(phone)?.getType();
  return type && (LINE_TYPES[type] ?? "other");
}
