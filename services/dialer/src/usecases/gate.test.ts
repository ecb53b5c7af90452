import { exampleGate, NINE } from "../domain/call.fixture";
import { changeGate, settleGate, type GateChange } from "./gate";

const { executionId, organizationId } = exampleGate();
const change = (status: GateChange["status"], revision: number): GateChange => ({ executionId, organizationId, status, revision, at: NINE });

describe("a gate", () => {
  it.each(["paused", "stopped", "cancelled"] as const)("is closed by %s, and somebody waits to hear that it has halted", (status) => {
    expect(changeGate(exampleGate(), change(status, 2))).toEqual(exampleGate({ isOpen: false, revision: 2, settledRevision: 1 }));
  });

  it("opens again, and then nobody waits any more", () => {
    const closed = exampleGate({ isOpen: false, revision: 2, settledRevision: 1 });
    expect(changeGate(closed, change("running", 3))).toEqual(exampleGate({ revision: 3, settledRevision: 3 }));
  });

  it("is closed by completion without anybody waiting", () => {
    expect(changeGate(exampleGate(), change("completed", 5))).toEqual(exampleGate({ isOpen: false, revision: 5, settledRevision: 5 }));
  });

  it("of an execution never heard of follows the first change", () => {
    expect(changeGate(undefined, change("paused", 4))).toEqual(exampleGate({ isOpen: false, revision: 4, settledRevision: 0 }));
  });

  it.each([1, 2])("does not follow a change of revision %i when it knows revision 2", (revision) => {
    expect(changeGate(exampleGate({ revision: 2 }), change("paused", revision))).toBeUndefined();
  });

  it("that is settled says so with its revision, at the instant of its change", () => {
    const closed = exampleGate({ isOpen: false, revision: 2, settledRevision: 1 });
    expect(settleGate(closed)).toEqual({
      next: { ...closed, settledRevision: 2 },
      events: [{ type: "execution.halted", time: "2025-03-03T09:00:00.000Z", organization: organizationId, causation: null, data: { executionId, revision: 2 } }],
    });
  });
});
