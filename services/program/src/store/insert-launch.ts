import { toIso } from "@redial/kernel";
import type { Statement, Tx } from "@redial/platform";
import type { Launch } from "../usecases/ports";

/**
 * Of two launches with one key that run at once, the second waits here for the first to commit, and then writes nothing. The audience of an experiment's arm
 * is dealt by the experiment: of the launch itself nothing is left to send.
 */
const insert: Statement = {
  name: "launch-insert",
  text: `insert into launch (id, organization_id, program_id, audience_id, idempotency_key, clock, seed, snapshot, audience_size, launched_at, experiment_id, arm, sent_position, sent_at)
    values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, case when $11::uuid is null then 0 else $9 end, case when $11::uuid is null then null else $10::timestamptz end)
    on conflict (organization_id, idempotency_key) do nothing returning id`,
};

/** Keeps a launch; false when there is one with its key already. */
export async function insertLaunch(tx: Tx, launch: Launch): Promise<boolean> {
  const { id, organizationId, programId, audienceId, idempotencyKey, clock, seed, snapshot, audienceSize, launchedAt, experimentId, arm } = launch;
  const values = [id, organizationId, programId, audienceId, idempotencyKey, clock, seed, JSON.stringify(snapshot), audienceSize, toIso(launchedAt), experimentId, arm];
  return (await tx.rows(insert, values)).length > 0;
}
