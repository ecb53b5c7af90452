import { Readable } from "node:stream";
import { MOST_REPLAY_ROWS, replayPhone } from "@redial/simulated-network";

const LINES_A_FICTION = 100;
const LINES_AN_AREA = 10_000;
const AREAS = MOST_REPLAY_ROWS / LINES_A_FICTION;

/** How many contacts can have a number of their own. */
export const MOST_CONTACTS = AREAS * LINES_AN_AREA;

/** So many contacts as a CSV file, each with a valid number of its own, made as it is read. They are for launches that ring nobody: only 555-01XX is kept for fiction. */
export function manyContacts(count: number): Readable {
  if (count > MOST_CONTACTS) throw new RangeError(`there are numbers for ${MOST_CONTACTS} contacts only`);
  return Readable.from(lines(count));
}

const LINES_A_PART = 500;

function* lines(count: number): Generator<string> {
  const areas = Array.from({ length: AREAS }, (_, index) => replayPhone(index + 1).slice(0, "+1999555".length));
  yield "phone,externalId\n";
  for (let from = 0; from < count; from += LINES_A_PART) {
    const length = Math.min(LINES_A_PART, count - from);
    yield Array.from({ length }, (_, index) => `${phoneOf(from + index)},many-${from + index}\n`).join("");
  }

  function phoneOf(index: number): string {
    return `${areas[index % AREAS]}${String(Math.floor(index / AREAS)).padStart(4, "0")}`;
  }
}
