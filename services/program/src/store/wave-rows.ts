import { toIso, type ExperimentId, type Instant } from "@redial/kernel";
import type { Statement, Tx } from "@redial/platform";
import type { Wave } from "../domain/experiment-waves";
import type { DealtArm, WavedExperiment } from "../usecases/experiment-ports";

const epoch = (column: string) => `(extract(epoch from ${column}) * 1000)::float8`;

/** The waves of experiment `e`, in their order, as a JSON list. */
export const WAVES = `coalesce((select json_agg(json_build_object('number', w.number, 'from', w.from_position, 'to', w.to_position, 'parts', w.parts, 'notBefore', ${epoch("w.not_before")}) order by w.number)
    from experiment_wave w where w.experiment_id = e.id), '[]')`;

const last: Statement = {
  name: "experiment-wave-last",
  text: `select number, from_position as "from", to_position as "to", parts, ${epoch("not_before")} as "notBefore" from experiment_wave where experiment_id = $1 order by number desc limit 1`,
};

/** The wave of a locked experiment that is open; null where its shares are fixed. */
export async function readOpenWave(tx: Tx, id: ExperimentId): Promise<Wave | null> {
  return (await tx.rows<Wave>(last, [id]))[0] ?? null;
}

const open: Statement = {
  name: "experiment-wave-open",
  text: `with opened as (insert into experiment_wave (experiment_id, number, from_position, to_position, parts, not_before) values ($1, $2, $3, $4, $5, $6)
      on conflict (experiment_id, number) do nothing returning to_position)
    update experiment set open_position = opened.to_position from opened where id = $1`,
};

/** Keeps the last of these waves of a locked experiment unless it is kept already, and lets the dealing go to its end. */
export async function keepOpenWave(tx: Tx, id: ExperimentId, waves: readonly Wave[]): Promise<void> {
  const wave = waves.at(-1);
  if (wave) await tx.rows(open, [id, wave.number, wave.from, wave.to, wave.parts, wave.notBefore === null ? null : toIso(wave.notBefore)]);
}

/** The experiments of these executions, in the order of their ids, so that whoever locks several never waits in a circle. */
const ofExecutions: Statement = {
  name: "experiments-of-executions",
  text: "select distinct experiment_id as id from launch where id = any($1::uuid[]) and experiment_id is not null order by experiment_id",
};

/** By a statement of its own: what is read after it is what every transaction that it waited for left. */
const lock: Statement = { name: "experiment-lock-waved", text: "select 1 from experiment where id = $1 for update" };

const read: Statement = {
  name: "experiment-read-waved",
  text: `select e.id, e.organization_id as "organizationId", e.audience_size as "audienceSize", e.sent_chunks as "sentChunks", e.sent_at is not null as "isAllDealt", e.ended_early as "endedEarly", ${WAVES} as waves,
      (select json_agg(json_build_object('executionId', a.execution_id, 'wavesOver', a.waves_over, 'counted', json_build_object('successes', a.contacts_completed, 'trials', a.contacts), 'overAt', ${epoch("a.over_at")}) order by a.arm)
        from experiment_arm a where a.experiment_id = e.id) as arms
    from experiment e where e.id = $1`,
};

/** Ids of the experiments whose arms these executions are. */
export async function experimentsOf(tx: Tx, executionIds: readonly string[]): Promise<ExperimentId[]> {
  return (await tx.rows<{ id: ExperimentId }>(ofExecutions, [executionIds])).map(({ id }) => id);
}

/** Locks an experiment that was launched and answers how far its waves came. */
export async function lockWaved(tx: Tx, id: ExperimentId): Promise<WavedExperiment> {
  await tx.rows(lock, [id]);
  const [row] = await tx.rows<WavedExperiment>(read, [id]);
  if (!row) throw new Error(`experiment ${id} is gone`);
  return row;
}

const update: Statement = {
  name: "experiment-update-waved",
  text: `with changed as (update experiment set sent_chunks = $2, sent_at = case when $3 then coalesce(sent_at, now()) end, ended_early = $4 where id = $1)
    update experiment_arm a set waves_over = given.waves_over, contacts = given.contacts, contacts_completed = given.completed, over_at = to_timestamp(given.over_at / 1000)
    from unnest($5::int[], $6::int[], $7::int[], $8::float8[]) with ordinality as given(waves_over, contacts, completed, over_at, arm)
    where a.experiment_id = $1 and a.arm = given.arm - 1`,
};

/** Writes how far the waves of a locked experiment came. */
export async function updateWaved(tx: Tx, { id, sentChunks, isAllDealt, endedEarly, arms, waves }: WavedExperiment): Promise<void> {
  const column = <Value>(of: (arm: DealtArm) => Value): Value[] => arms.map(of);
  const overAt: (Instant | null)[] = column((arm) => arm.overAt);
  await tx.rows(update, [id, sentChunks, isAllDealt, endedEarly, column((arm) => arm.wavesOver), column((arm) => arm.counted.trials), column((arm) => arm.counted.successes), overAt]);
  await keepOpenWave(tx, id, waves);
}
