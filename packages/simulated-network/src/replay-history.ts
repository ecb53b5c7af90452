import { createReadStream } from "node:fs";
import { createInterface } from "node:readline";
import { replayPhone } from "./replay-phone";

/** How a contact of a real call history was reached: at which dial, and for how long he then talked. */
export interface ReplayedContact {
  dials: number;
  talkSeconds: number;
}

const COLUMNS = ["row", "dials", "talkSeconds"] as const;

/** Reads a history from a CSV file with a header line that names at least row, dials and talkSeconds. Answers its contacts by the phone of their row. */
export async function readReplayHistory(file: string): Promise<Map<string, ReplayedContact>> {
  const contacts = new Map<string, ReplayedContact>();
  let places: Record<(typeof COLUMNS)[number], number> | undefined;
  let lineNumber = 0;
  for await (const line of createInterface({ input: createReadStream(file, "utf8"), crlfDelay: Infinity })) {
    lineNumber++;
    const cells = line.split(",");
    if (!places) {
      const missing = COLUMNS.filter((column) => !cells.includes(column));
      if (missing.length > 0) throw new Error(`${file}: the header names no column ${missing.join(", ")}`);
      places = { row: cells.indexOf("row"), dials: cells.indexOf("dials"), talkSeconds: cells.indexOf("talkSeconds") };
      continue;
    }
    if (line === "") continue;
    const [row, dials, talkSeconds] = COLUMNS.map((column) => Number(cells[places?.[column] ?? -1]));
    if (!isWhole(row, 1) || !isWhole(dials, 1) || !isWhole(talkSeconds, 0)) throw new Error(`${file}:${lineNumber}: row, dials and talkSeconds must be whole numbers`);
    contacts.set(replayPhone(row), { dials, talkSeconds });
  }
  return contacts;
}

function isWhole(value: number | undefined, least: number): value is number {
  return value !== undefined && Number.isInteger(value) && value >= least;
}
