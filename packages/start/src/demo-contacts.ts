import { Readable } from "node:stream";
import { replayPhone } from "@redial/simulated-network";

const FIRST_NAMES = ["Ada", "Grace", "Edsger", "Barbara", "Donald", "Radia", "Ken", "Frances", "Leslie", "Margaret"];

/** A CSV file of people to call, with numbers that belong to no one, from the `from`-th on. */
export function demoContacts(from: number, count: number): Readable {
  return Readable.from(lines(from, count));
}

function* lines(from: number, count: number): Generator<string> {
  yield "phone,externalId,firstName\n";
  for (let row = from; row < from + count; row++) yield `${replayPhone(row + 1)},demo-${row},${FIRST_NAMES[row % FIRST_NAMES.length]}\n`;
}
