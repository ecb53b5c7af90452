import { burstOf } from "../domain/pacing";
import { setCarrierPaces } from "./pace-rows";
import { gaps, replicas, type Replicas } from "./replicas.fixture";

const ONE = "018f0000-0000-7000-8000-0000000000c1";
const OTHER = "018f0000-0000-7000-8000-0000000000c2";
const sum = (calls: readonly number[]) => calls.reduce((all, some) => all + some, 0);

describe("two replicas that claim at the same time", () => {
  let at: Replicas;
  beforeEach(async () => {
    at = await replicas(2);
  });
  afterEach(() => at.stop());

  it("begin no more calls of an execution than its callsPerSecond, and no fewer", async () => {
    await at.launch(1_000, { snapshot: { callsPerSecond: 20, maxConcurrentCalls: 1_000 } });
    const startedAt = at.clock.now();
    for (const gap of gaps(60, 200)) {
      await at.look();
      expect(sum(await at.begun())).toBeLessThanOrEqual(burstOf(20) + (20 * (at.clock.now() - startedAt)) / 1_000);
      at.clock.advance(gap);
    }
    // Gaps longer than a tenth of a second lose what a bucket cannot hold.
    expect(sum(await at.begun())).toBeGreaterThanOrEqual(0.6 * 20 * ((at.clock.now() - startedAt) / 1_000));
  });

  it("have no more calls of an execution up than its maxConcurrentCalls", async () => {
    await at.launch(100, { snapshot: { maxConcurrentCalls: 7 } });
    for (let round = 0; round < 30; round++) {
      await at.look();
      expect(sum(await at.up())).toBeLessThanOrEqual(7);
      await at.hangUp((round % 3) + 1);
    }
    for (let round = 0; round < 20; round++) await at.look().then(() => at.hangUp());
    expect(await at.begun()).toEqual([100]);
  });

  it("have no more calls of an organization up than it may, in all its executions, and leave another's alone", async () => {
    await at.limit("organization", ONE, { maxConcurrentCalls: 8 });
    for (let count = 0; count < 3; count++) await at.launch(60, { organizationId: ONE, snapshot: { maxConcurrentCalls: 5 } });
    await at.launch(60, { organizationId: OTHER, snapshot: { maxConcurrentCalls: 50 } });
    for (let round = 0; round < 15; round++) {
      await at.look();
      expect(sum((await at.up()).slice(0, 3))).toBeLessThanOrEqual(8);
      await at.hangUp((round % 2) + 1);
    }
    for (let round = 0; round < 40; round++) await at.look().then(() => at.hangUp());
    expect(await at.begun()).toEqual([60, 60, 60, 60]);
  });

  it("keep to a limit that changes while calls are made: narrower, wider, and gone", async () => {
    await at.launch(100, { organizationId: ONE, snapshot: { maxConcurrentCalls: 100 } });
    for (const [limit, up] of [[{ maxConcurrentCalls: 6 }, 6], [{ maxConcurrentCalls: 3 }, 3], [{ maxConcurrentCalls: 9, callsPerSecond: 1_000 }, 9], [{}, 100]] as const) {
      await at.limit("organization", ONE, limit);
      await at.hangUp(3);
      await at.look();
      await at.look();
      expect(sum(await at.up())).toBeLessThanOrEqual(up);
    }
    expect(await at.database.rows("select 1 from pace where scope = 'organization'")).toEqual([]);
    expect(await at.begun()).toEqual([100]);
  });

  it("find the limits of carriers as they were set last, and no others", async () => {
    const kept = () => at.database.rows("select id, max_concurrent, calls_per_second from pace where scope = 'carrier' order by id");
    const twenty = { maxConcurrentCalls: null, callsPerSecond: 20 };
    await setCarrierPaces(at.database, new Map([["simulator", twenty], ["replay", twenty]]));
    await setCarrierPaces(at.database, new Map([["simulator", { maxConcurrentCalls: 7, callsPerSecond: null }]]));
    expect(await kept()).toEqual([{ id: "simulator", max_concurrent: 7, calls_per_second: null }]);
    await setCarrierPaces(at.database, new Map());
    expect(await kept()).toEqual([]);
  });

  it("begin no more calls on a carrier than it takes in a second, whoever makes them", async () => {
    await at.limit("carrier", "simulator", { callsPerSecond: 10 });
    await at.launch(200, { organizationId: ONE, snapshot: { maxConcurrentCalls: 200 } });
    await at.launch(200, { organizationId: OTHER, snapshot: { maxConcurrentCalls: 200 } });
    const startedAt = at.clock.now();
    for (let look = 0; look < 60; look++) {
      await at.look();
      const begun = await at.begun();
      expect(sum(begun)).toBeLessThanOrEqual(burstOf(10) + (10 * (at.clock.now() - startedAt)) / 1_000);
      expect(Math.abs((begun[0] ?? 0) - (begun[1] ?? 0))).toBeLessThanOrEqual(1);
      at.clock.advance(100);
    }
    expect(sum(await at.begun())).toBeGreaterThanOrEqual(59);
  });
});

describe("a large execution beside a small one", () => {
  let at: Replicas;
  beforeEach(async () => {
    at = await replicas(1);
  });
  afterEach(() => at.stop());

  it("lets the small one finish its first attempts when it has had as many itself, under a limit that both share", async () => {
    await at.limit("organization", ONE, { maxConcurrentCalls: 10 });
    await at.launch(100_000, { organizationId: ONE, snapshot: { maxConcurrentCalls: 1_000 } });
    await at.look();
    await at.launch(100, { organizationId: ONE, snapshot: { maxConcurrentCalls: 1_000 } });
    const before = sum(await at.begun());
    expect(before).toBe(10);
    for (let round = 0; (await at.begun())[1] !== 100; round++) {
      await at.hangUp(round % 2 === 0 ? 1 : 5);
      await at.look();
    }
    const [large] = await at.begun();
    // The two take turns: to each of the small one's hundred belongs one of the large one, and the last round fills up.
    expect(large).toBeLessThanOrEqual(before + 100 + 10);
  });

  it("has only its part of a claim, and so the small one is done in the first round, without any limit", async () => {
    await at.launch(100_000, { snapshot: { maxConcurrentCalls: 100_000 } });
    await at.launch(100, { snapshot: { maxConcurrentCalls: 100 } });
    await at.look();
    expect(await at.begun()).toEqual([250, 100]);
  });

  it("calls those whose retry is due before those who were never called", async () => {
    await at.launch(40, { snapshot: { maxConcurrentCalls: 4 } });
    await at.database.rows("update job set attempt = 1, due_at = due_at - interval '1 second' where position = 39");
    await at.database.rows("update job set attempt = 2 where position in (20, 30)");
    await at.look();
    expect(await at.database.rows("select position from job where state = 1 order by position")).toEqual([1, 20, 30, 39].map((position) => ({ position })));
  });

  it("calls those first whose time runs out first, of equals those whose retry is due, and no one who is not due", async () => {
    await at.launch(40, { snapshot: { maxConcurrentCalls: 6 } });
    const set = (what: string, positions: string) => at.database.rows(`update job set ${what} where position in (${positions})`);
    await set("runs_out_at = timestamptz '2030-01-01 07:00Z', due_at = due_at + interval '1 minute'", "5, 6");
    await set("runs_out_at = timestamptz '2030-01-01 09:00Z'", "11, 12, 13");
    await set("runs_out_at = timestamptz '2030-01-01 08:00Z'", "31");
    await set("attempt = 1", "13, 39");
    await at.look();
    const begun = await at.database.rows<{ position: number }>("select position from job where state = 1 order by position");
    expect(begun.map(({ position }) => position)).toEqual([1, 11, 12, 13, 31, 39]);
    await at.hangUp();
    at.clock.advance(60_000);
    await at.look();
    expect(await at.database.rows("select position from job where state = 1 and position in (5, 6)")).toHaveLength(2);
  });

  it("keeps jobs that wait for their turn as they were", async () => {
    await at.launch(50, { snapshot: { callsPerSecond: 1, maxConcurrentCalls: 50 } });
    const rows = () => at.database.rows("select id, due_at, state, attempt from job order by position offset 1");
    const before = await rows();
    await at.look();
    await at.look();
    expect(await at.begun()).toEqual([1]);
    expect(await rows()).toEqual(before);
    expect(await at.database.rows("select type from outbox_event")).toEqual([{ type: "attempt.requested" }]);
  });
});
