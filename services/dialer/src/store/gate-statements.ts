import type { Statement } from "@redial/platform";

const GATE_COLUMNS = `execution_id as "executionId", organization_id as "organizationId", is_open as "isOpen", revision, settled_revision as "settledRevision",
  (extract(epoch from changed_at) * 1000)::float8 as "changedAt"`;

/**
 * Shared by all who dial, and in the way of whoever closes the gate: a gate is closed after the last transaction that saw it open has written down
 * what it is dialling.
 */
export const shareGates: Statement = {
  name: "gates-share",
  text: `select ${GATE_COLUMNS} from gate where execution_id = any($1::uuid[]) order by execution_id for share`,
};

/** Only a row can be locked, so a gate that was never heard of gets one before it is relied on. */
export const addGates: Statement = {
  name: "gates-add",
  text: `
    insert into gate (execution_id, organization_id, is_open, revision, settled_revision, changed_at)
    select execution_id, organization_id, true, 0, 0, to_timestamp(0) from unnest($1::uuid[], $2::uuid[]) as new(execution_id, organization_id)
    order by execution_id
    on conflict do nothing`,
};

export const lockGates: Statement = {
  name: "gates-lock",
  text: `select ${GATE_COLUMNS} from gate where execution_id = any($1::uuid[]) order by execution_id for update`,
};

export const writeGates: Statement = {
  name: "gates-write",
  text: `
    update gate set is_open = new.is_open, revision = new.revision, settled_revision = new.settled_revision, changed_at = new.changed_at
    from unnest($1::uuid[], $2::bool[], $3::int[], $4::int[], $5::timestamptz[]) as new(execution_id, is_open, revision, settled_revision, changed_at)
    where gate.execution_id = new.execution_id`,
};

/** A gate that is being changed or settled by another process is left to that one. */
export const waitingGates = `select ${GATE_COLUMNS} from gate where settled_revision < revision order by execution_id limit 100 for update skip locked`;

/** Asked after every batch, and nearly always answered with nothing. */
export const areGatesWaiting: Statement = { name: "gates-waiting", text: "select 1 from gate where settled_revision < revision limit 1" };
