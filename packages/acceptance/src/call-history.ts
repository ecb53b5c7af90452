import { createReadStream } from "node:fs";
import { createInterface } from "node:readline";
import { Readable } from "node:stream";
import { replayPhone } from "@redial/simulated-network";

/** A contact of a call history: reached at dial number `dials`, for `talkSeconds`. */
export interface HistoricContact {
  phone: string;
  dials: number;
  talkSeconds: number;
  lineType: string;
}

/** What a replay of a history must come to, to the last call and second. */
export interface HistoryTotals {
  contacts: number;
  attempts: number;
  talkSeconds: number;
}

/** Reads a call history (CSV with the columns row, lineType, dials, talkSeconds), at most `limit` contacts. */
export async function readHistory(file: string, limit: number): Promise<HistoricContact[]> {
  const contacts: HistoricContact[] = [];
  let columns: string[] | undefined;
  for await (const line of createInterface({ input: createReadStream(file) })) {
    const cells = line.split(",");
    if (!columns) {
      columns = cells;
      for (const name of ["row", "lineType", "dials", "talkSeconds"]) if (!cells.includes(name)) throw new Error(`${file} has no column ${name}`);
      continue;
    }
    if (contacts.length >= limit) break;
    const cell = (name: string) => cells[columns?.indexOf(name) ?? -1] ?? "";
    contacts.push({ phone: replayPhone(Number(cell("row"))), dials: Number(cell("dials")), talkSeconds: Number(cell("talkSeconds")), lineType: cell("lineType") });
  }
  return contacts;
}

export function totalsOf(contacts: readonly HistoricContact[]): HistoryTotals {
  const sum = (of: (contact: HistoricContact) => number) => contacts.reduce((total, contact) => total + of(contact), 0);
  return { contacts: contacts.length, attempts: sum((contact) => contact.dials), talkSeconds: sum((contact) => contact.talkSeconds) };
}

/** The history's contacts as a CSV file to import. */
export function asCsv(contacts: readonly HistoricContact[]): Readable {
  return Readable.from(
    (function* () {
      yield "phone,lineType\n";
      for (const { phone, lineType } of contacts) yield `${phone},${lineType}\n`;
    })(),
  );
}
