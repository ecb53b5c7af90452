import type { Tx } from "@redial/platform";
import type { Counts, Increments } from "../counting/count-job";
import type { ExecutionSighting } from "../counting/sightings";
import { addToConnects } from "./add-to-connects";
import { addToExecutions } from "./add-to-executions";
import { addToHours } from "./add-to-hours";
import { addToSegments } from "./add-to-segments";
import type { KnownSegment } from "./segment-book";

/** Adds a batch to the aggregates, those of the finest grain first; `named` are the segments that the batch told of. */
export async function addIncrements(tx: Tx, heard: readonly ExecutionSighting[], { executions, segments }: Increments, named: ReadonlyMap<string, KnownSegment>): Promise<void> {
  await addToHours(tx, "hour_cell", hoursOf(executions));
  await addToHours(tx, "segment_cell", hoursOf(segments));
  await addToConnects(tx, [...executions].flatMap(([executionId, { connects }]) => [...(connects?.values() ?? [])].map((connect) => ({ executionId, ...connect }))));
  await addToSegments(tx, totalsOf(segments), [...named.values()]);
  await addToExecutions(tx, heard, totalsOf(executions));
}

function hoursOf(groups: ReadonlyMap<string, Counts>) {
  return [...groups].flatMap(([id, { hours }]) => [...hours.values()].map((hour) => ({ id, hour })));
}

function totalsOf(groups: ReadonlyMap<string, Counts>) {
  return new Map([...groups].map(([id, { totals }]) => [id, totals]));
}
