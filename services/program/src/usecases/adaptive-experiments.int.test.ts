import { parseEvent, seal, topicOf, type AudienceSent, type WaveEnded } from "@redial/contracts";
import { createLog, openBus, openDatabase, systemIds, type Database } from "@redial/platform";
import { numbers, startLaunching, type Launching } from "../launches.fixture";
import { startProgram, type RunningProgram } from "../program-service.fixture";
import { experimentStore } from "../store/experiment-store";
import { tellBlock } from "./deal-experiment";
import type { ExperimentStore } from "./experiment-ports";
import { hearWave } from "./hear-waves";

const LAUNCH = "mutation ($input: LaunchExperimentInput!) { launchExperiment(input: $input) { arms { execution { id } } } }";
const READ = "query ($id: ID!) { experiment(id: $id) { status allocate endedEarly waves { number notBefore sizes } arms { size } judgedPlan } }";
const ENDED_AT = "2025-01-06T12:00:00.000Z";

type Told = Pick<WaveEnded, "executionId" | "wave" | "contacts" | "contactsCompleted"> & { takesMore?: boolean };

describe("an adaptive experiment", () => {
  let program: RunningProgram;
  let at: Launching;
  let replicas: Database[];
  let stores: ExperimentStore[];
  let sequence = 0;
  beforeAll(async () => {
    program = await startProgram();
    at = await startLaunching(program);
    replicas = await Promise.all([0, 1].map(() => openDatabase({ url: program.databaseUrl, application: "replica", migrations: [] })));
    stores = replicas.map((replica) => experimentStore(replica, systemIds()));
  });
  afterAll(async () => {
    for (const replica of replicas) await replica.close();
    await program.stop();
  });

  const ask = (query: string, variables: Record<string, unknown>) => program.ask(at.operator, query, variables);
  const shown = async (id: string) => (await ask(READ, { id })).data?.["experiment"];
  const waveEnded = ({ takesMore = true, ...data }: Told) =>
    seal<"wave.ended">(systemIds().next(), { type: "wave.ended", time: ENDED_AT, organization: at.operator.organizationId, causation: null, data: { ...data, endedAt: ENDED_AT, takesMore } });
  /** Tells one of the replicas of a wave, on a partition of its own; with a sequence it is the same message again. */
  async function tell(replica: number, told: Told, again = ++sequence, hear = hearWave): Promise<void> {
    const events = [{ sequence: again, event: waveEnded(told) }];
    await stores[replica]?.takeInWaves({ input: { topic: "scheduler.waves", partition: 1_000 + replica, lastSequence: again }, events }, hear);
  }
  const deal = async () => {
    while (await stores[0]?.dealNext(1_000, (dealing, members) => tellBlock(dealing, members, () => undefined)));
  };
  async function sentTo(executionId: string): Promise<AudienceSent[]> {
    const rows = await program.database.rows<{ body: string }>("select body from outbox_event where key = $1 order by xid, id, position", [executionId]);
    return rows.map(({ body }) => parseEvent(JSON.parse(body))).flatMap((event) => (event.type === "audience.sent" ? [event.data] : []));
  }
  async function create(people: number): Promise<string> {
    const audienceId = await at.createAudience(numbers(people));
    const programId = await at.createProgram(audienceId);
    const input = { name: "Delays", audienceId, allocate: "adaptive", arms: [{ programId }, { programId }] };
    return (await ask("mutation ($input: CreateExperimentInput!) { createExperiment(input: $input) { id } }", { input })).data?.["createExperiment"].id;
  }
  /** Launches one over so many numbers and deals its first wave; answers its id and those of its executions. */
  async function begin(people: number): Promise<{ id: string; arms: [string, string] }> {
    const id = await create(people);
    const { data } = await ask(LAUNCH, { input: { experimentId: id, idempotencyKey: id } });
    const [a, b] = data?.["launchExperiment"].arms.map((arm: { execution: { id: string } }) => arm.execution.id);
    for (;;) {
      await deal();
      // The service deals as well, and may still have the wave in hand.
      if ((await sentTo(a)).length > 0) return { id, arms: [a, b] };
    }
  }

  it("is dealt its first wave evenly and no more, and tells its judge so", async () => {
    const { id, arms } = await begin(200);
    await deal();
    for (const arm of arms) {
      const [chunk, ...others] = await sentTo(arm);
      expect(others).toEqual([]);
      expect(chunk).toMatchObject({ chunk: 0, last: false, wave: { number: 1, last: true, notBefore: null } });
      expect(chunk?.contacts).toHaveLength(10);
    }
    expect(await shown(id)).toEqual({
      status: "launched",
      allocate: "adaptive",
      endedEarly: null,
      waves: [{ number: 1, notBefore: null, sizes: [10, 10] }],
      arms: [{ size: 10 }, { size: 10 }],
      judgedPlan: expect.objectContaining({ adaptive: { contacts: 200, leastShare: 0.25, waves: [{ sizes: [10, 10], shares: [0.5, 0.5] }], isEndedEarly: false } }) as object,
    });
  });

  it("opens the next wave when the scheduler tells it over the bus, and deals it soon", async () => {
    const { id, arms } = await begin(200);
    const bus = await openBus(program.databaseUrl, "scheduler", createLog("test", "error"));
    const events = arms.map((executionId, index) => waveEnded({ executionId, wave: 1, contacts: 10, contactsCompleted: index === 0 ? 9 : 2 }));
    await bus.publish(events.map((event, index) => ({ topic: topicOf(event.type), key: event.key, type: event.type, sequence: index + 1, body: JSON.stringify(event) })));
    while ((await sentTo(arms[0])).length < 2) await new Promise((resolve) => setTimeout(resolve, 20));
    await bus.close();
    expect(await shown(id)).toMatchObject({ waves: [{ number: 1 }, { number: 2, notBefore: ENDED_AT, sizes: [15, 5] }], arms: [{ size: 25 }, { size: 15 }] });
    expect((await sentTo(arms[1]))[1]).toMatchObject({ chunk: 1, last: false, wave: { number: 2, last: true, notBefore: ENDED_AT } });
  });

  it("gives each number to one arm once, with two replicas at once that hear everything twice and die in between", async () => {
    const { id, arms } = await begin(205);
    for (let wave = 1; wave < 10; wave++) {
      const counts = arms.map((executionId, index) => ({ executionId, wave, contacts: 10 * wave, contactsCompleted: (index + 5) * wave }));
      const dying = (...[experiment, event]: Parameters<typeof hearWave>) => {
        hearWave(experiment, event);
        throw new Error("the replica died");
      };
      for (const told of counts) await expect(tell(0, told, sequence + 1, dying)).rejects.toThrow("the replica died");
      await Promise.all([...counts.map((told, replica) => tell(replica, told)), ...counts.map((told, replica) => tell(1 - replica, told))]);
      await Promise.all([deal(), deal()]);
    }
    const { waves, endedEarly } = await shown(id);
    expect([waves.length, endedEarly]).toEqual([10, null]);
    const chunks = await Promise.all(arms.map(at.chunks));
    const phones = chunks.map((list) => list.flatMap(({ contacts }) => contacts.map(({ phone }) => phone)));
    expect(new Set(phones.flat()).size).toBe(205);
    expect(phones.map((list) => list.length)).toEqual([0, 1].map((arm) => waves.reduce((sum: number, wave: { sizes: number[] }) => sum + (wave.sizes[arm] ?? 0), 0)));
    for (const list of chunks) expect(list.map(({ chunk, last, wave }) => [chunk, last, wave?.number])).toEqual(list.map((_, place) => [place, place === 9, place + 1]));
  });

  it("opens one wave by a word that is delivered again, or that comes late", async () => {
    const { id, arms } = await begin(200);
    const [first, second] = arms.map((executionId) => ({ executionId, wave: 1, contacts: 10, contactsCompleted: 5 }));
    if (!first || !second) throw new Error("there are two arms");
    await tell(0, first);
    await tell(0, first, sequence);
    await tell(0, first);
    expect((await shown(id)).waves).toHaveLength(1);
    await tell(0, second);
    await tell(0, { ...second, contactsCompleted: 0, takesMore: false });
    expect(await shown(id)).toMatchObject({ endedEarly: null, waves: [{ number: 1 }, { number: 2, sizes: [10, 10] }] });
  });

  it("is stopped within a wave: its executions are closed behind their withdrawal, and the end of the wave opens no other", async () => {
    const { id, arms } = await begin(200);
    await ask("mutation ($id: ID!) { stopExperiment(id: $id) { status } }", { id });
    for (const executionId of arms) await tell(0, { executionId, wave: 1, contacts: 10, contactsCompleted: 0, takesMore: false });
    await deal();
    expect(await shown(id)).toMatchObject({ status: "stopped", endedEarly: "stopped", waves: [{ number: 1 }], judgedPlan: { isStopped: true, adaptive: { isEndedEarly: true } } });
    for (const arm of arms) {
      const said = await at.allSaid(arm);
      expect(said.map(({ type }) => type)).toEqual(["execution.launched", "audience.sent", "execution.withdrawn", "audience.sent"]);
      expect(said.at(-1)?.data).toEqual({ executionId: arm, chunk: 1, last: true, contacts: [] });
    }
  });

  it("is stopped between two waves, when no word of a wave comes any more: whether the next is opened or one arm is missing", async () => {
    const [opened, waiting] = [await begin(200), await begin(200)];
    const words = (arms: readonly string[]) => arms.map((executionId) => tell(0, { executionId, wave: 1, contacts: 10, contactsCompleted: 5 }));
    await Promise.all([...words(opened.arms), ...words(waiting.arms.slice(0, 1))]);
    for (const { id, arms } of [opened, waiting]) {
      await ask("mutation ($id: ID!) { stopExperiment(id: $id) { status } }", { id });
      await deal();
      for (const chunks of await Promise.all(arms.map(at.chunks))) expect(chunks.map(({ last }) => last).indexOf(true)).toBe(chunks.length - 1);
      expect(await shown(id)).toMatchObject({ endedEarly: "stopped" });
    }
  });

  it("deals to nobody any more once an arm takes no more, and is stopped with nothing left to close", async () => {
    const { id, arms } = await begin(200);
    await tell(0, { executionId: arms[0], wave: 1, contacts: 10, contactsCompleted: 2, takesMore: false });
    await tell(0, { executionId: arms[1], wave: 1, contacts: 10, contactsCompleted: 2 });
    await deal();
    expect(await shown(id)).toMatchObject({ status: "launched", endedEarly: "arm_ended", waves: [{ number: 1 }] });
    await ask("mutation ($id: ID!) { stopExperiment(id: $id) { status } }", { id });
    expect(await shown(id)).toMatchObject({ status: "stopped", endedEarly: "arm_ended" });
    for (const arm of arms) expect((await sentTo(arm)).map(({ last }) => last)).toEqual([false, true]);
  });

  it("is stopped before its launch like any other, and takes no shares", async () => {
    const id = await create(50);
    await ask("mutation ($id: ID!) { stopExperiment(id: $id) { status } }", { id });
    expect(await shown(id)).toMatchObject({ status: "stopped", waves: [], endedEarly: null, judgedPlan: null });
    const input = { name: "Delays", audienceId: await at.createAudience(numbers(5)), allocate: "adaptive", arms: [{ programId: "p", share: 1 }, { programId: "q" }] };
    const { errors } = await ask("mutation ($input: CreateExperimentInput!) { createExperiment(input: $input) { id } }", { input });
    expect(errors?.[0]?.extensions.problems?.map(({ code, path }) => [code, path])).toContainEqual(["EXPERIMENT_SHARE_NOT_FIXED", ["arms", 0, "share"]]);
  });

  it("asks for more contacts than one whose shares are fixed", async () => {
    const plan = async (allocate: string) => (await ask("query ($input: ExperimentPlanInput!) { experimentPlan(input: $input) { contactsRequired sentence } }", { input: { allocate } })).data?.["experimentPlan"];
    const [fixed, adaptive] = [await plan("fixed"), await plan("adaptive")];
    expect(adaptive.contactsRequired / fixed.contactsRequired).toBeGreaterThan(1.5);
    expect(adaptive.sentence).toMatch(/^2 arms whose shares follow the rates need \d+ contacts/);
  });
});
