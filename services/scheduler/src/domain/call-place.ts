/** Who says in which zones a job lives: the program for all, the contact's own entry, its number, or a person who was asked. */
export type ZoneEvidence = "program" | "contact" | "number" | "operator";

/** Where the person of a job is, as far as it is known: decided when the job is planned and kept with it, so that every later rule reads the same clocks. */
export interface CallPlace {
  /** IANA zones in which pause windows are read, all of which must be open; the first is also the one of day parts and local times. */
  readonly zones: readonly string[];
  readonly evidence: ZoneEvidence;
}
