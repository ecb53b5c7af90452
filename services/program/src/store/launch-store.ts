import type { Ids } from "@redial/kernel";
import { appendFacts, type Database } from "@redial/platform";
import type { LaunchStore } from "../usecases/ports";
import { audienceRows, launchRows, programRows } from "./entities";
import { insertLaunch } from "./insert-launch";
import { moveSending, nextSending, readMembers } from "./read-chunk";
import { isUuid } from "../domain/uuid";

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
        if (!(await insertLaunch(tx, launch))) return tx.entities.findOneByOrFail(launchRows, { organizationId, idempotencyKey });
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
