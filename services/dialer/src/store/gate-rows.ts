import { toIso, type ExecutionId } from "@redial/kernel";
import type { Tx } from "@redial/platform";
import type { Gate, GateChange } from "../usecases/gate";
import type { IntakeRules } from "../usecases/ports";
import { addGates, lockGates, shareGates, writeGates } from "./gate-statements";

type GateKey = Pick<Gate, "executionId" | "organizationId">;

/** Locks the gates of executions against changes, each once and in one order; gates that were never heard of are open. */
export async function holdGates(tx: Tx, keys: readonly GateKey[]): Promise<ReadonlyMap<ExecutionId, Gate>> {
  const byId = new Map(keys.map((key) => [key.executionId, key]));
  const ids = [...byId.keys()];
  const held = await tx.rows<Gate>(shareGates, [ids]);
  if (held.length === ids.length) return gatesById(held);
  await tx.rows(addGates, [ids, [...byId.values()].map(({ organizationId }) => organizationId)]);
  return gatesById(await tx.rows<Gate>(shareGates, [ids]));
}

/** Applies changes in their order; waits for all who hold the gates. */
export async function changeGates(tx: Tx, changes: readonly GateChange[], rule: IntakeRules["changeGate"]): Promise<void> {
  if (changes.length === 0) return;
  const byId = new Map(changes.map((change) => [change.executionId, change]));
  const ids = [...byId.keys()];
  await tx.rows(addGates, [ids, [...byId.values()].map(({ organizationId }) => organizationId)]);
  const gates = new Map(gatesById(await tx.rows<Gate>(lockGates, [ids])));
  const changed = new Map<ExecutionId, Gate>();
  for (const change of changes) {
    const next = rule(changed.get(change.executionId) ?? gates.get(change.executionId), change);
    if (next) changed.set(change.executionId, next);
  }
  await putGates(tx, [...changed.values()]);
}

/** Writes gates whose rows the caller has locked. */
export async function putGates(tx: Tx, gates: readonly Gate[]): Promise<void> {
  if (gates.length === 0) return;
  await tx.rows(writeGates, [
    gates.map(({ executionId }) => executionId),
    gates.map(({ isOpen }) => isOpen),
    gates.map(({ revision }) => revision),
    gates.map(({ settledRevision }) => settledRevision),
    gates.map(({ changedAt }) => toIso(changedAt)),
  ]);
}

function gatesById(gates: readonly Gate[]): ReadonlyMap<ExecutionId, Gate> {
  return new Map(gates.map((gate) => [gate.executionId, gate]));
}
