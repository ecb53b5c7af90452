import type { CallPlace } from "../domain/call-place";

/** A place as JSON, equal texts for equal places: it is loaded with every job, and read only when its hours are not known yet. */
export type KeptPlace = string;

/** The place, to be kept with its job. */
export function keepPlace(place: CallPlace): KeptPlace {
  return JSON.stringify(place);
}

/** What was kept. */
export function readPlace(kept: KeptPlace): CallPlace {
  return JSON.parse(kept) as CallPlace;
}
