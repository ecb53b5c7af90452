import type { Problem } from "@redial/kernel";

/** A contact that was not taken in: its first problem, and where it stood. */
export interface RejectedContact {
  /** Where it stood in what was sent: place in the list from 1, or line of the file. */
  row: number;
  code: string;
  message: string;
  /** The field that is wrong; null when the whole row is. */
  field: string | null;
  /** The number as it was given; null when none was. */
  phone: string | null;
}

/** The rejection of one row. */
export function rejectContact(row: number, problem: Problem, phone: unknown): RejectedContact {
  const [field] = problem.path;
  const text = typeof phone === "string" ? phone.slice(0, 100) : "";
  return { row, code: problem.code, message: problem.message, field: typeof field === "string" ? field : null, phone: text || null };
}
