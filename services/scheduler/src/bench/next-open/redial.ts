import { compileOpenHours } from "../../domain/open-hours";
import type { Contender } from "./contender";
import { OFFICE_WEEK } from "./office-week";

/** The scheduler's own rule, as it answers for a program in its own zone. */
export const redial: Contender = { name: "redial", version: "", compile: (zone) => answerOf([zone]) };

/** Zones whose clocks show the same, so that what is open in both is what is open in one. */
const TWINS: Record<string, string> = {
  "America/New_York": "America/Toronto",
  "Europe/London": "Europe/Jersey",
  "Africa/Casablanca": "Africa/El_Aaiun",
  "Asia/Kolkata": "Asia/Colombo",
  "Australia/Lord_Howe": "Australia/LHI",
  "Pacific/Chatham": "NZ-CHAT",
};

/** The same for a job that two zones apply to, as to a number that may lie in either. */
export const redialInTwoZones: Contender = { name: "redial, open in two zones", version: "", compile: (zone) => answerOf([zone, TWINS[zone] ?? "UTC"]) };

function answerOf(zones: readonly string[]): (at: number) => number {
  const { nextOpenInstant } = compileOpenHours(OFFICE_WEEK, zones);
  return (at) => nextOpenInstant(at) ?? NaN;
}
