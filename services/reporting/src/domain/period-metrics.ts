import type { Cell, WeekHour } from "./cell";
import { countedRate, type CountedRate } from "./counted-rate";
import type { Tally } from "./tally";

/** What the attempts of some days came to. A contact counts on the day on which it was reached or given up; whoever was called and is still open is in the calls alone. */
export interface PeriodMetrics {
  totalCalls: number;
  contactsCompleted: number;
  contactsGivenUp: number;
  /** Completed calls of all calls. */
  connection: CountedRate;
  /** The same of the calls beyond the first of their contact. */
  retries: CountedRate;
  talkSeconds: number;
  ringSeconds: number;
  callsAbandoned: number;
  /** Attempts that it took to complete those who were completed in these days, earlier days included. */
  averageAttemptsToComplete: number | null;
  /** Mean seconds from the start of a contact's first attempt until a person answered, of those who were completed in these days. */
  averageSecondsToConnect: number | null;
  /** What the breakdowns are made of. */
  cells: readonly Cell[];
}

/** Works them out of a tally whose cells were narrowed to the days. */
export function periodMetrics({ hours, cells }: Tally): PeriodMetrics {
  const retries = cells.filter(({ attempt }) => attempt > 1);
  const completed = completedOf(cells);
  const connected = sumOf(hours, "connected");
  return {
    totalCalls: callsOf(cells),
    contactsCompleted: completed,
    contactsGivenUp: hours.reduce((sum, hour) => sum + givenUp(hour), 0),
    connection: countedRate(completed, callsOf(cells)),
    retries: countedRate(completedOf(retries), callsOf(retries)),
    talkSeconds: sumOf(hours, "talk_ms") / 1000,
    ringSeconds: sumOf(hours, "ring_ms") / 1000,
    callsAbandoned: sumOf(hours, "abandoned"),
    averageAttemptsToComplete: completed === 0 ? null : hours.reduce((sum, hour) => sum + hour.attempt * hour.completed, 0) / completed,
    averageSecondsToConnect: connected === 0 ? null : sumOf(hours, "connect_ms") / connected / 1000,
    cells,
  };
}

function givenUp(hour: WeekHour): number {
  return hour.failed_busy + hour.failed_no_answer + hour.failed_network_error + hour.failed_rejected + hour.failed_voicemail + hour.failed_invalid_number + hour.failed_completed;
}

function sumOf(hours: readonly WeekHour[], count: "connected" | "connect_ms" | "talk_ms" | "ring_ms" | "abandoned"): number {
  return hours.reduce((sum, hour) => sum + hour[count], 0);
}

function callsOf(cells: readonly Cell[]): number {
  return cells.reduce((sum, { attempts }) => sum + attempts, 0);
}

function completedOf(cells: readonly Cell[]): number {
  return callsOf(cells.filter(({ outcome }) => outcome === "completed"));
}
