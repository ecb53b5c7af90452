import type { ArmComparison } from "./compare-arms";

/** What the counts say, for a reader and for a program. */
export interface Verdict {
  /**
   * `winner`: an arm beats each other. `no_difference_yet`: contacts are still to come, or were too few for the lift that was asked about.
   * `no_difference`: as many as asked for were counted, and none beats all others.
   */
  kind: "winner" | "no_difference_yet" | "no_difference";
  /** The winner, else the arm with the highest rate, by its leads within periods where shares change; the first of equals, null without trials. */
  leader: string | null;
  /** The highest of the leader's always-valid p-values against each other arm: at most alpha only for a winner; 1 while not all arms are compared. */
  pValue: number;
  /** Contacts of all arms still to be counted until the plan is complete and has its power; 0 unless `no_difference_yet`. */
  moreContacts: number;
  /** Contacts of all arms still to be counted until the leader wins if its lead stays as it is, beyond the plan if need be; null when there is no lead or one so slight that it would take more than `MOST_CONTACTS`, and unless `no_difference_yet`. */
  moreContactsAsSeen: number | null;
  comparisons: readonly ArmComparison[];
  /** For a person. */
  sentence: string;
}
