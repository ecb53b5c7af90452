import type { AutoPauseRule, Outcome } from "@redial/kernel";
import { fakeClock } from "@redial/testing";
import { systemIds, type Tx } from "@redial/platform";
import { resumeExecution } from "../usecases/resume-execution";
import { RESET_AUTO_PAUSE } from "./auto-pause-rows";
import { schedulerStore } from "./scheduler-store";
import { replicas, type Replicas } from "./replicas.fixture";

const half: AutoPauseRule = { outcomes: ["network_error", "rejected"], share: 0.5, ofLast: 10 };
const thirty: AutoPauseRule = { outcomes: ["network_error"], count: 30 };
const ONE = "018f0000-0000-7000-8000-0000000000c1";

describe("an execution with auto-pause rules", () => {
  let at: Replicas;
  beforeEach(async () => {
    at = await replicas(2);
  });
  afterEach(() => at.stop());

  const launch = (autoPause: AutoPauseRule[], maxConcurrentCalls = 100) =>
    at.launch(300, { organizationId: ONE, snapshot: { autoPause, maxConcurrentCalls, retryStrategy: { type: "none" } } });
  const standing = async () =>
    (await at.database.rows<{ status: string; reason: string; tripped: unknown }>(
      "select e.status, e.status_reason as reason, a.tripped from execution e join auto_pause a on a.execution_id = e.id",
    ))[0];
  const pauses = async () => (await at.database.rows("select body from outbox_event where type = 'execution.changed' and body::jsonb -> 'data' ->> 'status' = 'paused'")).length;

  // Five of the last ten are met by the 37th attempt: of those from the 28th on, every second has failed.
  const script: Outcome[] = Array.from({ length: 60 }, (_, index) => (index >= 28 && index % 2 === 0 ? "network_error" : "completed"));

  it.each([[1], [3], [7], [60]])("pauses at the very attempt that meets a rule, heard %i at a time, and requests nothing more", async (size) => {
    await launch([thirty, half]);
    await at.look();
    const beganAt = at.clock.now();
    for (let from = 0; from < script.length; from += size) await at.hear(from % 2, script.slice(from, from + size));
    expect(await standing()).toEqual({ status: "paused", reason: "threshold", tripped: { rule: half, counted: 5, ofLast: 10, share: 0.5, at: beganAt + 37_000 } });
    expect(await pauses()).toBe(1);
    await at.look();
    expect(await at.begun()).toEqual([100]);
  });

  it("counts exactly, though two replicas hear of its calls at the same time", async () => {
    await launch([thirty]);
    await at.look();
    for (let round = 0; round < 2; round++) {
      await at.hear(0, new Array<Outcome>(7).fill("network_error"));
      await at.hear(1, new Array<Outcome>(7).fill("network_error"));
    }
    expect(await standing()).toMatchObject({ status: "running" });
    const failing = new Array<Outcome>(5).fill("network_error");
    await at.hear(0, ["network_error"]);
    const together = at.hear(0, failing);
    await Promise.all([together, at.hear(1, failing)]);
    expect(await standing()).toMatchObject({ status: "paused", tripped: { counted: 30 } });
    expect(await pauses()).toBe(1);
  });

  it("begins to count anew when it is resumed", async () => {
    const executionId = await launch([thirty], 60);
    await at.look();
    await at.hear(0, new Array<Outcome>(40).fill("network_error"));
    expect(await standing()).toMatchObject({ status: "paused" });
    await resumeExecution(schedulerStore(at.database, systemIds()), fakeClock(at.clock.now()), () => undefined)({ organizationId: ONE, executionId });
    expect(await standing()).toEqual({ status: "running", reason: "resumed", tripped: null });
    await at.look();
    expect(await at.begun()).toEqual([100]);
    await at.hear(1, new Array<Outcome>(29).fill("network_error"));
    expect(await standing()).toMatchObject({ status: "running" });
    await at.hear(1, ["network_error"]);
    expect(await standing()).toMatchObject({ status: "paused", tripped: { counted: 30 } });
  });

  // Who waits for longer than this waits for someone who waits for him: a deadlock, of which PostgreSQL would undo one after a second.
  const inTurn = (tx: Tx) => tx.rows("set local lock_timeout = '500ms'");

  it("is locked before what belongs to it when a rule is met, as whoever resumes it does, so that neither waits for the other", async () => {
    const executionId = await launch([thirty]);
    await at.look();
    let heard: Promise<void> | undefined;
    await at.database.transact(async (tx) => {
      await inTurn(tx);
      await tx.rows("select 1 from execution where id = $1 for update", [executionId]);
      heard = at.hear(0, new Array<Outcome>(30).fill("network_error"));
      await at.untilOneWaits();
      await tx.rows(RESET_AUTO_PAUSE, [executionId]);
    });
    await heard;
    expect(await standing()).toMatchObject({ status: "paused", tripped: { counted: 30 } });
    expect(await pauses()).toBe(1);
  });

  it("is locked in the order in which claims lock several, whichever of them was halted and which meets a rule", async () => {
    const first = await launch([thirty]);
    const second = await launch([thirty]);
    await at.look();
    let heard: Promise<void> | undefined;
    await at.database.transact(async (tx) => {
      await inTurn(tx);
      await tx.rows("select 1 from execution where id = $1 for share", [first]);
      heard = at.hear(0, new Array<Outcome>(60).fill("network_error"), [second]);
      await at.untilOneWaits();
      await tx.rows("select 1 from execution where id = $1 for share", [second]);
    });
    await heard;
    expect(await pauses()).toBe(2);
  });
});
