import type { Fact } from "@redial/contracts";
import type { AudienceId, Ids } from "@redial/kernel";
import { appendFacts, takeIn, type Database, type Statement, type Tx } from "@redial/platform";
import { In, IsNull } from "typeorm";
import { isUuid } from "../domain/uuid";
import type { Experiment } from "../usecases/experiment";
import type { AroundExperiment, Dealing, ExperimentStore } from "../usecases/experiment-ports";
import { audienceRows, programRows } from "./entities";
import { insertExperiment, lockExperiment, updateExperiment } from "./experiment-rows";
import { insertLaunch } from "./insert-launch";
import { readMembers } from "./read-chunk";
import { experimentsOf, lockWaved, readOpenWave, updateWaved } from "./wave-rows";

/** The experiment that has dealt the fewest blocks; one that a replica has in hand, or whose open wave is dealt, is passed over. */
const next: Statement = {
  name: "experiment-next",
  text: `select id, organization_id as "organizationId", seed, audience_id as "audienceId", audience_size as "audienceSize", (extract(epoch from launched_at) * 1000)::float8 as "launchedAt",
      sent_position as "sentPosition", sent_chunks as "sentChunks",
      (select json_agg(json_build_object('share', a.share, 'executionId', a.execution_id) order by a.arm) from experiment_arm a where a.experiment_id = e.id) as arms
    from experiment e where launched_at is not null and sent_at is null and (open_position is null or sent_position < open_position) order by sent_chunks, id limit 1 for update skip locked`,
};

const move: Statement = {
  name: "experiment-move",
  text: `update experiment set sent_position = $2, sent_chunks = $3, sent_at = case when $2 >= audience_size then now() end where id = $1`,
};

const close: Statement = { name: "experiment-close", text: "update experiment set sent_chunks = sent_chunks + 1, sent_at = now() where id = $1" };

const readSent: Statement = { name: "experiment-sent", text: `select sent_chunks as chunks, sent_at is not null as "isAllDealt" from experiment where id = $1` };

/** Experiments in PostgreSQL. */
export function experimentStore(database: Database, ids: Ids): ExperimentStore {
  return {
    insert: (experiment) => insertExperiment(database, experiment),
    async programs(organizationId, wanted) {
      const possible = wanted.filter(isUuid).map((id) => id.toLowerCase());
      const found = await database.entities.find(programRows, { where: { organizationId, id: In(possible), archivedAt: IsNull() }, select: { id: true } });
      const known = new Set<string>(found.map(({ id }) => id));
      return new Set(wanted.filter((id) => known.has(id.toLowerCase())));
    },
    change: (organizationId, id, decide) =>
      database.transact(async (tx) => {
        const experiment = isUuid(id) ? await lockExperiment(tx, organizationId, id) : null;
        if (!experiment) return null;
        const { next: changed, launches = [], events, closes = false } = decide(experiment, await around(tx, experiment));
        if (changed === experiment) return experiment;
        await updateExperiment(tx, changed);
        if (closes) await tx.rows(close, [changed.id]);
        for (const launch of launches) await insertLaunch(tx, launch);
        await appendFacts(tx, ids, events);
        return changed;
      }),
    dealNext: (limit, deal) =>
      database.transact(async (tx) => {
        const [taken] = await tx.rows<Omit<Dealing, "wave"> & { audienceId: AudienceId }>(next);
        if (!taken) return false;
        const wave = await readOpenWave(tx, taken.id);
        const members = await readMembers(tx, { ...taken, audienceSize: wave?.to ?? taken.audienceSize }, limit);
        const { next: moved, events } = deal({ ...taken, wave }, members);
        await tx.rows(move, [moved.id, moved.sentPosition, moved.sentChunks]);
        await appendFacts(tx, ids, events);
        return true;
      }),
    takeInWaves: (batch, hear) =>
      database.transact(async (tx) => {
        const told = await takeIn(tx, batch);
        for (const id of await experimentsOf(tx, told.map(({ data }) => data.executionId))) {
          const experiment = await lockWaved(tx, id);
          const mine = told.filter(({ data }) => experiment.arms.some(({ executionId }) => executionId === data.executionId));
          let heard = experiment;
          const events: Fact[] = [];
          for (const event of mine) {
            const decision = hear(heard, event);
            heard = decision.next;
            events.push(...decision.events);
          }
          if (heard !== experiment) await updateWaved(tx, heard);
          await appendFacts(tx, ids, events);
        }
      }),
  };
}

/** The programs' rows are held, so that nobody deletes or changes one between this reading and the launch. */
async function around({ entities, rows }: Tx, { id: experimentId, organizationId, audienceId, arms }: Experiment): Promise<AroundExperiment> {
  const wanted = [...new Set(arms.map(({ programId }) => programId))];
  const programs = await entities.find(programRows, { where: { organizationId, id: In(wanted) }, order: { id: "asc" }, lock: { mode: "pessimistic_read" } });
  const audience = await entities.findOneBy(audienceRows, { organizationId, id: audienceId });
  const [sent = { chunks: 0, isAllDealt: false }] = await rows<AroundExperiment["sent"]>(readSent, [experimentId]);
  return { audience, sent, programs: arms.map(({ programId }) => programs.find(({ id }) => id === programId) ?? null) };
}
