import { compileOpenHours, type OpenHours } from "../../domain/open-hours";
import { oracleWorld, type OracleWorld } from "./oracle-world";
import type { Place } from "./worlds";

/** One world in both readings: as the scheduler compiles it, and as the oracle does. */
export interface ExaminedWorld {
  readonly place: Place;
  readonly openHours: OpenHours;
  readonly oracle: OracleWorld;
}

export function examinedWorld(place: Place): ExaminedWorld {
  return { place, openHours: compileOpenHours(place.windows, place.zones), oracle: oracleWorld(place) };
}
