import type { EventBatch } from "@redial/platform";
import type { HeardEvent } from "./heard-events";

/** The most rows that one transaction writes while reports are asked for, unless a single event brings more. */
const MOST_ROWS = 2_000;

/**
 * Cuts a batch into parts of bounded size, in order: one event may plan a thousand jobs, and a batch of such events would hold locks
 * and memory for too long. Each part says how far it reaches; the last one reaches as far as the batch.
 */
export function splitBatch({ input, events }: EventBatch<HeardEvent>, mostRows = MOST_ROWS): EventBatch<HeardEvent>[] {
  const parts: EventBatch<HeardEvent>[] = [];
  let held: { sequence: number; event: HeardEvent }[] = [];
  let rows = 0;
  for (const one of events) {
    const more = rowsOf(one.event);
    if (held.length > 0 && rows + more > mostRows) {
      parts.push({ input: { ...input, lastSequence: lastOf(held) }, events: held });
      held = [];
      rows = 0;
    }
    held.push(one);
    rows += more;
  }
  return [...parts, { input, events: held }];
}

function rowsOf(event: HeardEvent): number {
  return event.type === "jobs.planned" ? event.data.jobs.length : 1;
}

/** The highest, not the last: messages that were published twice stand in a partition twice. */
function lastOf(events: readonly { sequence: number }[]): number {
  return events.reduce((highest, { sequence }) => Math.max(highest, sequence), 0);
}
