import type { Fact } from "@redial/contracts";
import { Rejection, type Clock, type ClockMode, type Ids, type Instant, type OrganizationId, type Problem } from "@redial/kernel";
import { isAlwaysPaused } from "../domain/always-paused";
import { armSizes, dealPattern } from "../domain/experiment-deal";
import { openWave } from "../domain/experiment-waves";
import { parse, type Place } from "../domain/place";
import { readText } from "../domain/read-fields";
import { accepted, found } from "./accept-or-refuse";
import type { Experiment } from "./experiment";
import type { AroundExperiment, ExperimentDecision, ExperimentStore } from "./experiment-ports";
import { decideLaunch } from "./launch-program";
import type { Audience, Launch, Program } from "./ports";
import { isLaunchedOtherwise, readLaunchRequest, type LaunchRequest } from "./read-launch-request";

/**
 * Launches all arms of an experiment at one instant, or none: one execution an arm, over its part of the audience as it stands now. An experiment is
 * launched once; with the same key it is answered as it was launched, with another it is refused with `EXPERIMENT_ALREADY_LAUNCHED`.
 */
export type LaunchExperiment = (organizationId: OrganizationId, input: unknown) => Promise<Experiment>;

/** What it takes to launch an experiment. */
export interface LaunchExperimentParts {
  experiments: ExperimentStore;
  clock: Clock;
  ids: Ids;
  /** Told after every launch, so that its audience is dealt soon. */
  onLaunched(): void;
}

/** Step 1 of an attempt's life, for all arms of an experiment; see `LaunchExperiment`. */
export function launchExperiment({ experiments, clock, ids, onLaunched }: LaunchExperimentParts): LaunchExperiment {
  return async (organizationId, input) => {
    const request = accepted(parse(input, [], readRequest));
    const now = clock.now();
    const launched = await experiments.change(organizationId, request.experimentId, (experiment, around) => decideExperiment(experiment, around, request, ids, now));
    onLaunched();
    return found(launched, "experiment", ["experimentId"]);
  };
}

type Request = LaunchRequest & { experimentId: string };

function readRequest(place: Place): Request | undefined {
  const experimentId = readText(place.at("experimentId"), { what: "experimentId", max: 100, invalid: "EXPERIMENT_ID_INVALID" });
  const launch = readLaunchRequest(place);
  return experimentId && launch ? { experimentId, ...launch } : undefined;
}

function decideExperiment(experiment: Experiment, { audience, programs }: AroundExperiment, request: Request, ids: Ids, now: Instant): ExperimentDecision {
  const { launch, arms } = experiment;
  if (launch) {
    if (launch.idempotencyKey !== request.idempotencyKey) throw new Rejection("EXPERIMENT_ALREADY_LAUNCHED", "This experiment was launched before; create another one to test again.", ["experimentId"]);
    if (isLaunchedOtherwise(launch, request)) throw new Rejection("IDEMPOTENCY_KEY_REUSED", "This experiment was launched with another clock or seed under the same key.", ["idempotencyKey"]);
    return { next: experiment, events: [] };
  }
  if (experiment.stoppedAt !== null) throw new Rejection("EXPERIMENT_STOPPED", "This experiment was stopped before it was launched; create another one.", ["experimentId"]);
  const people = dealt(experiment, audience);
  // People of one number live in one simulated world, whichever arm they are in.
  const seed = request.seed ?? experiment.id;
  const begun = arms.map((arm, index) => beginArm(experiment, index, programs[index] ?? null, people, { clock: request.clock, seed, id: ids.next() }, now));
  const [first, ...others] = begun.flatMap((one) => ("problem" in one ? [one.problem] : []));
  if (first) throw Rejection.of([first, ...others]);
  const launches = begun.flatMap((one) => ("launch" in one ? [one] : []));
  return {
    next: {
      ...experiment,
      arms: arms.map((arm, index) => ({ ...arm, executionId: launches[index]?.launch.id ?? null })),
      launch: { idempotencyKey: request.idempotencyKey, clock: request.clock, seed, audienceSize: people.size, launchedAt: now },
      waves: experiment.allocate === "adaptive" ? [openWave(1, people.size, arms.map(() => ({ successes: 0, trials: 0 })), null)] : [],
    },
    launches: launches.map((one) => one.launch),
    events: launches.flatMap(({ events }) => events),
  };
}

/** The audience, if every arm has somebody of it. */
function dealt({ arms }: Experiment, audience: Audience | null): Audience {
  const pattern = dealPattern(arms.map(({ share }) => share));
  if (audience && armSizes(pattern, audience.size).every((size) => size > 0)) return audience;
  const size = audience?.size ?? 0;
  throw new Rejection("EXPERIMENT_AUDIENCE_TOO_SMALL", `The audience has ${size} numbers, so that not every arm would call somebody; add contacts, or make the shares less uneven.`, ["experimentId"]);
}

type Begun = { launch: Launch; events: readonly Fact[] } | { problem: Problem };

/** All arms are looked at before any is refused, so that all that is wrong is told at once. */
function beginArm(experiment: Experiment, arm: number, program: Program | null, audience: Audience, begin: { id: string; clock: ClockMode; seed: string }, now: Instant): Begun {
  const path = ["arms", arm];
  const name = experiment.arms[arm]?.name ?? "";
  try {
    if (!program) throw new Rejection("EXPERIMENT_PROGRAM_NOT_FOUND", `The program of arm ${name} is gone; create another experiment.`, path);
    if (isAlwaysPaused(program.pauseWindows)) throw new Rejection("EXPERIMENT_ARM_ALWAYS_PAUSED", `The program of arm ${name} is paused all week, so that nobody would be called; open a window first.`, path);
    const { next, events } = decideLaunch(program, audience, { ...begin, programId: program.id, idempotencyKey: null, experiment: { experimentId: experiment.id, arm } }, now);
    return { launch: next, events };
  } catch (error) {
    if (!(error instanceof Rejection)) throw error;
    const { code, message } = error;
    return { problem: { code, message: `Arm ${name}: ${message}`, path: code === "CLOCK_NEEDS_SIMULATION" ? ["clock"] : path } };
  }
}
