import { CALLS_PER_SECOND, readCallsPerSecond } from "./calls-per-second";
import { MOST_CONCURRENT_CALLS, readConcurrentCalls } from "./concurrent-calls";
import { parse, type Parsed } from "./place";

/** What all executions of an organization together keep to, beside what each keeps to itself; null: no limit of that kind. */
export interface OrganizationLimits {
  /** 1 to 100,000. */
  maxConcurrentCalls: number | null;
  /** 0.001 to 10,000. */
  callsPerSecond: number | null;
}

/** The limits of an organization, whole: what is left out is not limited. */
export function parseOrganizationLimits(input: unknown): Parsed<OrganizationLimits> {
  return parse(input, [], (place) => {
    const [concurrent, pace] = [place.at("maxConcurrentCalls"), place.at("callsPerSecond")];
    const maxConcurrentCalls = concurrent.isAbsent ? null : readConcurrentCalls(concurrent, MOST_CONCURRENT_CALLS.ofOrganization);
    const callsPerSecond = pace.isAbsent ? null : readCallsPerSecond(pace, CALLS_PER_SECOND.ofOrganization);
    return maxConcurrentCalls === undefined || callsPerSecond === undefined ? undefined : { maxConcurrentCalls, callsPerSecond };
  });
}
