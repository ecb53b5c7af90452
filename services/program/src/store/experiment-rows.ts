import { toIso, type ClockMode, type ExperimentId, type Instant, type OrganizationId } from "@redial/kernel";
import type { Statement, Tx } from "@redial/platform";
import type { Experiment, ExperimentArm } from "../usecases/experiment";
import { keepOpenWave, WAVES } from "./wave-rows";

const epoch = (column: string) => `(extract(epoch from ${column}) * 1000)::float8`;

const COLUMNS = `e.id, e.organization_id as "organizationId", e.name, e.audience_id as "audienceId", e.question, e.allocate, e.ended_early as "endedEarly", ${WAVES} as waves, ${epoch("e.created_at")} as "createdAt",
  e.launch_key as "launchKey", e.clock, e.seed, e.audience_size as "audienceSize", ${epoch("e.launched_at")} as "launchedAt", ${epoch("e.stopped_at")} as "stoppedAt",
  (select json_agg(json_build_object('name', a.name, 'programId', a.program_id, 'share', a.share, 'executionId', a.execution_id) order by a.arm)
    from experiment_arm a where a.experiment_id = e.id) as arms`;

const byId: Statement = { name: "experiment-by-id", text: `select ${COLUMNS} from experiment e where e.organization_id = $1 and e.id = any($2::uuid[])` };
const lock: Statement = { name: "experiment-lock", text: "select 1 from experiment where organization_id = $1 and id = $2 for update" };
/** Ids rise with time, so the newest experiment is the one with the highest id. */
const newest: Statement = {
  name: "experiments-newest",
  text: `select ${COLUMNS} from experiment e where e.organization_id = $1 and ($2::uuid is null or e.id < $2) order by e.id desc limit $3`,
};

interface Row extends Pick<Experiment, "id" | "organizationId" | "name" | "audienceId" | "question" | "allocate" | "waves" | "endedEarly" | "createdAt" | "stoppedAt"> {
  arms: ExperimentArm[];
  launchKey: string | null;
  clock: ClockMode | null;
  seed: string | null;
  audienceSize: number | null;
  launchedAt: Instant | null;
}

function experimentFrom({ launchKey, clock, seed, audienceSize, launchedAt, ...experiment }: Row): Experiment {
  const isLaunched = launchKey !== null && clock !== null && seed !== null && audienceSize !== null && launchedAt !== null;
  return { ...experiment, launch: isLaunched ? { idempotencyKey: launchKey, clock, seed, audienceSize, launchedAt } : null };
}

/** The experiments of an organization with these ids. */
export async function readExperiments(tx: Pick<Tx, "rows">, organizationId: OrganizationId, ids: readonly string[]): Promise<Experiment[]> {
  return (await tx.rows<Row>(byId, [organizationId, ids])).map(experimentFrom);
}

/** The newest experiments of an organization behind the one with this id; null begins at the newest. */
export async function newestExperiments(tx: Pick<Tx, "rows">, organizationId: OrganizationId, first: number, after: string | null): Promise<Experiment[]> {
  return (await tx.rows<Row>(newest, [organizationId, after, first])).map(experimentFrom);
}

/** Locks an experiment and reads it as it then stands; null when the organization has none with this id. */
export async function lockExperiment(tx: Tx, organizationId: OrganizationId, id: ExperimentId): Promise<Experiment | null> {
  await tx.rows(lock, [organizationId, id]);
  return (await readExperiments(tx, organizationId, [id]))[0] ?? null;
}

const insert: Statement = {
  name: "experiment-insert",
  text: `with made as (insert into experiment (id, organization_id, audience_id, name, question, created_at, allocate) values ($1, $2, $3, $4, $5, $6, $10) returning id)
    insert into experiment_arm (experiment_id, arm, name, program_id, share)
    select made.id, given.arm - 1, given.name, given.program_id, given.share
    from made, unnest($7::text[], $8::uuid[], $9::int[]) with ordinality as given(name, program_id, share, arm)`,
};

/** Keeps a new experiment. */
export async function insertExperiment(tx: Pick<Tx, "rows">, { id, organizationId, audienceId, name, question, createdAt, arms, allocate }: Experiment): Promise<void> {
  const ofArms = [arms.map((arm) => arm.name), arms.map((arm) => arm.programId), arms.map((arm) => arm.share)];
  await tx.rows(insert, [id, organizationId, audienceId, name, JSON.stringify(question), toIso(createdAt), ...ofArms, allocate]);
}

const update: Statement = {
  name: "experiment-update",
  text: `with changed as (update experiment set launch_key = $2, clock = $3, seed = $4, audience_size = $5, launched_at = $6, stopped_at = $7, ended_early = $9 where id = $1)
    update experiment_arm a set execution_id = given.execution_id
    from unnest($8::uuid[]) with ordinality as given(execution_id, arm) where a.experiment_id = $1 and a.arm = given.arm - 1`,
};

/** Writes how a locked experiment was launched and stopped, and its first wave if it has one. */
export async function updateExperiment(tx: Tx, { id, launch, stoppedAt, arms, waves, endedEarly }: Experiment): Promise<void> {
  const launched = [launch?.idempotencyKey ?? null, launch?.clock ?? null, launch?.seed ?? null, launch?.audienceSize ?? null, launch ? toIso(launch.launchedAt) : null];
  await tx.rows(update, [id, ...launched, stoppedAt === null ? null : toIso(stoppedAt), arms.map(({ executionId }) => executionId), endedEarly]);
  await keepOpenWave(tx, id, waves);
}
