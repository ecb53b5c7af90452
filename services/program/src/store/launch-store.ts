import { toIso, type Ids } from "@redial/kernel";
import { appendFacts, type Database, type Statement } from "@redial/platform";
import type { LaunchStore } from "../usecases/ports";
import { audienceRows, launchRows, programRows } from "./entities";
import { moveSending, nextSending, readMembers } from "./read-chunk";
import { isUuid } from "../domain/uuid";

/** Of two launches with one key that run at once, the second waits here for the first to commit, and then writes nothing. */
const insertLaunch: Statement = {
  name: "launch-insert",
  text: `insert into launch (id, organization_id, program_id, audience_id, idempotency_key, clock, seed, snapshot, audience_size, launched_at)
    values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
    on conflict (organization_id, idempotency_key) do nothing returning id`,
};

/** Launches in PostgreSQL. */
export function launchStore(database: Database, ids: Ids): LaunchStore {
  return {
    launch: ({ organizationId, programId, idempotencyKey }, decide) =>
      database.transact(async (tx) => {
        const before = await tx.entities.findOneBy(launchRows, { organizationId, idempotencyKey });
        if (before) return before;
        // The program's row is held, so that nobody deletes or changes it between this reading and the launch.
        const program = isUuid(programId) ? await tx.entities.findOne(programRows, { where: { id: programId, organizationId }, lock: { mode: "pessimistic_read" } }) : null;
        const audience = program && (await tx.entities.findOneBy(audienceRows, { id: program.audienceId, organizationId }));
        const { next: launch, events } = decide(program, audience);
        const { id, audienceId, clock, seed, snapshot, audienceSize, launchedAt } = launch;
        const values = [id, organizationId, programId, audienceId, idempotencyKey, clock, seed, JSON.stringify(snapshot), audienceSize, toIso(launchedAt)];
        const written = await tx.rows(insertLaunch, values);
        if (written.length === 0) return tx.entities.findOneByOrFail(launchRows, { organizationId, idempotencyKey });
        await appendFacts(tx, ids, events);
        return launch;
      }),
    sendNext: (limit, tell) =>
      database.transact(async (tx) => {
        const sending = await nextSending(tx);
        if (!sending) return false;
        const { next, events } = tell(sending, await readMembers(tx, sending, limit));
        await moveSending(tx, next);
        await appendFacts(tx, ids, events);
        return true;
      }),
  };
}
