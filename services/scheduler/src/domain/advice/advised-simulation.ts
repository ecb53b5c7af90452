import type { AutoPauseRule, Instant } from "@redial/kernel";
import type { PaceLimit } from "../pace-limit";
import type { SimulatedGroup } from "../simulation/simulation-input";
import type { SimulationCounts } from "../simulation/tally";
import type { Advice } from "./advice";
import type { LaunchAdvice } from "./advised-launch";
import type { AdvisedProgram } from "./advised-program";

/** Every advice that only a simulation has; the code of each is stable. */
export const SIMULATION_ADVICE_CODES = ["CONTACTS_SUPPRESSED", "RETRIES_OUT_OF_REACH", "STOP_BEFORE_ALL_CALLED", "AUTO_PAUSE_MET", "AUTO_PAUSE_NEVER_MET", "PACE_LIMITED"] as const;

/** An advice of a simulation; `contacts` says how many it concerns, null when it is not about contacts. */
export interface SimulationAdvice extends Omit<Advice, "code"> {
  readonly code: Advice["code"] | LaunchAdvice["code"] | (typeof SIMULATION_ADVICE_CODES)[number];
  readonly contacts: number | null;
}

/** A program that was simulated from `program.startAt` on. */
export interface AdvisedSimulation {
  readonly program: AdvisedProgram & { readonly startAt: Instant };
  /** The pace that the program asks for, what others limit it to, and what came of it. */
  readonly own: PaceLimit;
  readonly sharedLimits: readonly (PaceLimit & { readonly of: "organization" | "carrier" })[];
  readonly pace: PaceLimit;
  readonly autoPause: readonly AutoPauseRule[];
  readonly groups: readonly SimulatedGroup[];
  readonly counts: SimulationCounts;
  /** What is said of the program alone, and of its audience. */
  readonly onProgram: readonly Advice[];
  readonly onLaunch: readonly LaunchAdvice[];
}
