import type { Fact } from "@redial/contracts";
import { Rejection, toIso, type Clock, type Decision, type Ids, type Instant, type OrganizationId } from "@redial/kernel";
import { parse, type Place } from "../domain/place";
import { isSimulated } from "../domain/program-settings";
import { readText } from "../domain/read-fields";
import { accepted, found } from "./accept-or-refuse";
import { freezeProgram } from "./freeze-program";
import type { Audience, Launch, LaunchStore, Program } from "./ports";
import { isLaunchedOtherwise, readLaunchRequest, type LaunchRequest } from "./read-launch-request";

/**
 * Launches a program: one execution for an idempotency key of the organization, however often and however concurrently it is asked for. The same
 * key for something else is refused with `IDEMPOTENCY_KEY_REUSED`.
 */
export type LaunchProgram = (organizationId: OrganizationId, input: unknown) => Promise<Launch>;

/** What it takes to launch. */
export interface LaunchParts {
  launches: LaunchStore;
  clock: Clock;
  ids: Ids;
  /** Told after every launch, so that its audience is sent soon. */
  onLaunched(): void;
}

/** Step 1 of an attempt's life: the program and its audience are frozen, and an execution begins. */
export function launchProgram({ launches, clock, ids, onLaunched }: LaunchParts): LaunchProgram {
  return async (organizationId, input) => {
    const request = accepted(parse(input, [], readRequest));
    const now = clock.now();
    const launch = await launches.launch({ organizationId, ...request }, (program, audience) => {
      const id = ids.next();
      return decideLaunch(found(program, "program", ["programId"]), audience, { ...request, id, seed: request.seed ?? id }, now);
    });
    if (launch.programId !== request.programId || isLaunchedOtherwise(launch, request)) throw new Rejection("IDEMPOTENCY_KEY_REUSED", "This idempotency key launched something else before; use a new key for a new launch.", ["idempotencyKey"]);
    onLaunched();
    return launch;
  };
}

type Request = LaunchRequest & Pick<Launch, "programId">;

function readRequest(place: Place): Request | undefined {
  const programId = readText(place.at("programId"), { what: "programId", max: 100, invalid: "PROGRAM_ID_INVALID" });
  const launch = readLaunchRequest(place);
  return programId && launch ? { programId, ...launch } : undefined;
}

/** A launch that is decided on. */
export type WantedLaunch = Pick<Launch, "id" | "programId" | "idempotencyKey" | "clock" | "seed"> & { experiment?: { experimentId: string; arm: number } };

/** The launch of a program over an audience as both stand now, and the fact of it; refused where it would reach nobody. */
export function decideLaunch(program: Program, audience: Audience | null, { experiment, ...request }: WantedLaunch, now: Instant): Decision<Launch, Fact> {
  if (program.archivedAt !== null) throw refuse("PROGRAM_ARCHIVED", "An archived program cannot be launched; create a new one.");
  if (!audience || audience.size === 0) throw refuse("AUDIENCE_EMPTY", "The program's audience has nobody in it; add contacts first.");
  if (request.clock === "fast_forward" && !isSimulated(program.carrier)) {
    throw new Rejection("CLOCK_NEEDS_SIMULATION", `Virtual time needs a simulated carrier; ${program.carrier} rings real phones.`, ["clock"]);
  }
  if (request.clock === "real_time" && program.stopAt !== null && program.stopAt <= now) {
    throw refuse("STOP_AT_PASSED", "The program's stopAt has passed, so nobody would be called; move it first.");
  }
  const { organizationId, id: programId } = program;
  const snapshot = freezeProgram(program);
  const launch = { ...request, organizationId, audienceId: audience.id, snapshot, audienceSize: audience.size, launchedAt: now, experimentId: experiment?.experimentId ?? null, arm: experiment?.arm ?? null };
  const launchedAt = toIso(now);
  const data = { executionId: request.id, programId, launchedAt, clock: request.clock, seed: request.seed, snapshot, ...(experiment && { experiment }) };
  return { next: launch, events: [{ type: "execution.launched", time: launchedAt, organization: organizationId, causation: null, data }] };
}

function refuse(code: string, message: string): Rejection {
  return new Rejection(code, message, ["programId"]);
}
