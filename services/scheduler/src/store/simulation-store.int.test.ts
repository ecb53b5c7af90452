import { SECOND_MS } from "@redial/kernel";
import { openDatabase, type Database } from "@redial/platform";
import { countingIds, createTestDatabase, fakeClock } from "@redial/testing";
import { NO_NUMBERS } from "../usecases/place-rules";
import { playSimulations, type PlayParts } from "../usecases/play-simulations";
import type { SimulationRequest } from "../usecases/simulation-request";
import { startSimulation } from "../usecases/start-simulation";
import { SCHEDULER_MIGRATIONS } from "./migrations";
import { simulationStore } from "./simulation-store";

const OURS = "018f0000-0000-7000-8000-00000000000a";
const THEIRS = "018f0000-0000-7000-8000-00000000000b";

const REQUEST: SimulationRequest = {
  retryStrategy: { type: "fixed_delay", delayMinutes: 30, maxRetries: 1 },
  pauseWindows: {},
  timeZone: "UTC",
  timeZoneMode: "program",
  callingHours: null,
  flow: { enableAMD: true, leaveMessage: false, ringSeconds: 25 },
  frequencyCaps: [],
  coolDowns: [],
  maxConcurrentCalls: 10,
  callsPerSecond: null,
  startAt: Date.parse("2025-01-20T09:00:00Z"),
  stopAt: null,
  audience: [{ contacts: 500, timeZone: null, region: null }],
  answers: { profile: "warm_lead" },
  seed: "seed",
  runs: 1,
};

describe("simulations that are kept", () => {
  let database: Database;
  let drop: () => Promise<void>;
  beforeAll(async () => {
    const own = await createTestDatabase();
    database = await openDatabase({ url: own.url, application: "test", migrations: SCHEDULER_MIGRATIONS });
    drop = () => own.drop();
  });
  afterEach(() => database.rows("delete from simulation"));
  afterAll(async () => {
    await database.close();
    await drop();
  });

  /** A replica with a clock of its own for turns, so that every turn notes its progress. */
  function replica(changes: Partial<PlayParts> = {}) {
    const clock = fakeClock(Date.now());
    const store = simulationStore(database);
    let elapsedMs = 0;
    const turns = { elapsedMs: () => (elapsedMs += 10), next: () => Promise.resolve() };
    const failures: unknown[] = [];
    const parts: PlayParts = { store, packs: new Map(), numbers: NO_NUMBERS, clock, turns, isStopping: () => false, onFailure: (error) => failures.push(error), ...changes };
    return { clock, store, failures, start: startSimulation(store, clock, ids, () => undefined), play: playSimulations(parts) };
  }
  const ids = countingIds();

  it("wait until a replica plays them, and then tell what they foretell to their own organization alone", async () => {
    const { start, play, store } = replica();
    const { id } = await start(OURS, REQUEST);
    expect(await store.find(OURS, id)).toMatchObject({ status: "waiting", progress: 0, result: null });
    expect(await play()).toBe(true);
    expect(await store.find(OURS, id)).toMatchObject({ status: "done", progress: 1, result: { contacts: 500 } });
    expect(await store.find(THEIRS, id)).toBeNull();
    expect(await play()).toBe(false);
  });

  it("are given back by a replica that stops, and played by another", async () => {
    const { start, store } = replica();
    const { id } = await start(OURS, REQUEST);
    let looks = 0;
    await replica({ isStopping: () => ++looks > 2 }).play();
    expect(await store.find(OURS, id)).toMatchObject({ status: "waiting" });
    await replica().play();
    expect(await store.find(OURS, id)).toMatchObject({ status: "done" });
  });

  it("are taken over when their player has died, which then writes nothing any more", async () => {
    const { start, store, clock } = replica();
    const { id } = await start(OURS, REQUEST);
    const dead = await store.claim(clock.now(), clock.now() + 30 * SECOND_MS, 3);
    expect(await store.claim(clock.now() + 29 * SECOND_MS, clock.now(), 3)).toBeNull();
    expect(await store.claim(clock.now() + 30 * SECOND_MS, clock.now() + 90 * SECOND_MS, 3)).toMatchObject({ id, claim: 2 });
    expect(dead && (await store.noteProgress(dead, 0.5, clock.now() + 90 * SECOND_MS))).toBe(false);
  });

  it("have failed once three players died over them", async () => {
    const { start, store, clock } = replica();
    const { id } = await start(OURS, REQUEST);
    for (let death = 0; death < 3; death++) expect(await store.claim(clock.now(), clock.now(), 3)).toMatchObject({ id });
    expect(await store.claim(clock.now(), clock.now(), 3)).toBeNull();
    expect(await store.find(OURS, id)).toMatchObject({ status: "failed" });
  });

  it("have failed when they cannot be played, and hold up no other", async () => {
    const { start, store, play, failures } = replica();
    const broken = await start(OURS, { ...REQUEST, answers: { profile: "nobody" } });
    const sound = await start(OURS, REQUEST);
    await play();
    await play();
    expect(failures).toHaveLength(1);
    expect(await store.find(OURS, broken.id)).toMatchObject({ status: "failed", result: null });
    expect(await store.find(OURS, sound.id)).toMatchObject({ status: "done" });
  });

  it("are at most ten at a time for an organization, however many ask at once", async () => {
    const { start } = replica();
    const started = await Promise.allSettled(Array.from({ length: 14 }, () => start(OURS, REQUEST)));
    expect(started.filter(({ status }) => status === "fulfilled")).toHaveLength(10);
    await expect(start(OURS, REQUEST)).rejects.toMatchObject({ code: "SIMULATIONS_TOO_MANY" });
    await expect(start(THEIRS, REQUEST)).resolves.toMatchObject({ status: "waiting" });
  });

  it("are forgotten a day later", async () => {
    const { start, store, clock } = replica();
    const { id, expiresAt } = await start(OURS, REQUEST);
    await store.forgetExpired(clock.now());
    expect(await store.find(OURS, id)).not.toBeNull();
    await store.forgetExpired(expiresAt);
    expect(await store.find(OURS, id)).toBeNull();
  });
});
