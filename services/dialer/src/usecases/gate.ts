import type { Fact } from "@redial/contracts";
import { toIso, type ExecutionId, type ExecutionStatus, type Instant, type OrganizationId } from "@redial/kernel";

/** Whether attempts of an execution may be dialled. One that was never heard of is open: its first attempts may come before its status. */
export interface Gate {
  executionId: ExecutionId;
  organizationId: OrganizationId;
  isOpen: boolean;
  /** The change of the execution that set the gate so; 0 before any was heard of. */
  revision: number;
  /** The latest revision at which nobody waits to hear that the execution has halted. */
  settledRevision: number;
  /** When that change happened, by the clock of the execution. */
  changedAt: Instant;
}

/** A change of an execution's status, as the scheduler tells it. */
export interface GateChange {
  executionId: ExecutionId;
  organizationId: OrganizationId;
  status: ExecutionStatus;
  revision: number;
  at: Instant;
}

/** The gate after a change; undefined when a later change was heard of before. */
export function changeGate(gate: Gate | undefined, change: GateChange): Gate | undefined {
  if (gate && gate.revision >= change.revision) return undefined;
  const { executionId, organizationId, status, revision, at } = change;
  const changed = { executionId, organizationId, revision, changedAt: at };
  switch (status) {
    case "scheduled":
    case "running":
      return { ...changed, isOpen: true, settledRevision: revision };
    case "completed":
      return { ...changed, isOpen: false, settledRevision: revision };
    case "paused":
    case "stopped":
    case "cancelled":
      return { ...changed, isOpen: false, settledRevision: gate?.settledRevision ?? 0 };
    default:
      return status satisfies never;
  }
}

/** The execution has halted. It is said only while no attempt of it is being dialled, and then once for a revision. */
export function settleGate(gate: Gate): { next: Gate; events: [Fact] } {
  const { executionId, revision, organizationId: organization, changedAt } = gate;
  const halted: Fact = { type: "execution.halted", time: toIso(changedAt), organization, causation: null, data: { executionId, revision } };
  return { next: { ...gate, settledRevision: revision }, events: [halted] };
}
