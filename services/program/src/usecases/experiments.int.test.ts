import type { AudienceSent, Envelope } from "@redial/contracts";
import { numbers, startLaunching, type Launching } from "../launches.fixture";
import { startProgram, type RunningProgram } from "../program-service.fixture";

const CREATE = "mutation ($input: CreateExperimentInput!) { createExperiment(input: $input) { id name status arms { name share size program { id } execution { id } } outlook { contactsRequired audienceSize isEnough sentence } } }";
const LAUNCH = "mutation ($input: LaunchExperimentInput!) { launchExperiment(input: $input) { id status launchedAt clock seed arms { name size execution { id seed clock audienceSize } } } }";
const STOP = "mutation ($id: ID!) { stopExperiment(id: $id) { status stoppedAt } }";
const ALWAYS = Object.fromEntries(["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"].map((day) => [day, [{ startAt: { hour: 0, minute: 0 }, endAt: { hour: 24, minute: 0 } }]]));

interface LaunchedArm {
  name: string;
  size: number;
  execution: { id: string };
}

describe("an experiment", () => {
  let program: RunningProgram;
  let at: Launching;

  beforeAll(async () => {
    program = await startProgram();
    at = await startLaunching(program);
  });
  afterAll(() => program.stop());

  const ask = (query: string, variables: Record<string, unknown>) => program.ask(at.operator, query, variables);
  const launch = (experimentId: string, input: object = {}) => ask(LAUNCH, { input: { experimentId, idempotencyKey: "once", ...input } });
  const executions = async () => (await program.database.rows("select 1 from launch")).length;
  const chunksOf = async (arms: readonly LaunchedArm[]): Promise<AudienceSent[][]> => Promise.all(arms.map((arm) => at.chunks(arm.execution.id)));
  const phonesOf = (chunks: readonly AudienceSent[]) => chunks.flatMap(({ contacts }) => contacts.map(({ phone }) => phone));
  /** An experiment over so many numbers, of as many programs as there are shares. */
  async function create(people: string | number, shares: readonly number[] = [1, 1], fields: readonly object[] = []): Promise<{ id: string; audienceId: string; programIds: string[] }> {
    const audienceId = await at.createAudience(typeof people === "number" ? numbers(people) : people);
    const programIds = await Promise.all(shares.map((_, index) => at.createProgram(audienceId, fields[index] ?? {})));
    const arms = programIds.map((programId, index) => ({ programId, share: shares[index] }));
    const { data } = await ask(CREATE, { input: { name: "Delays", audienceId, arms } });
    return { id: data?.["createExperiment"].id, audienceId, programIds };
  }

  it("is created, and calls nobody", async () => {
    const before = await executions();
    const { id, audienceId, programIds } = await create(10);
    const query = "query ($id: ID!) { experiment(id: $id) { name status launchedAt audience { id } arms { name share size program { id } execution { id } } outlook { contactsRequired audienceSize isEnough } } experiments(first: 1) { id } }";
    const { data } = await ask(query, { id });
    expect(data).toEqual({
      experiment: {
        name: "Delays",
        status: "planned",
        launchedAt: null,
        audience: { id: audienceId },
        arms: programIds.map((programId, index) => ({ name: "AB"[index], share: 1, size: null, program: { id: programId }, execution: null })),
        outlook: { contactsRequired: expect.any(Number) as number, audienceSize: 10, isEnough: false },
      },
      experiments: [{ id }],
    });
    expect(data?.["experiment"].outlook.contactsRequired).toBeGreaterThan(3_000);
    expect(await executions()).toBe(before);
  });

  it("is dealt alike with the same seed, and by itself without one", async () => {
    const deal = async (seed: string | null): Promise<string[]> => {
      const { id } = await create(200);
      const { data } = await launch(id, { seed });
      return phonesOf((await chunksOf(data?.["launchExperiment"].arms.slice(0, 1)))[0] ?? []);
    };
    const [first, second, own, another] = [await deal("demo"), await deal("demo"), await deal(null), await deal(null)];
    expect(first).toHaveLength(100);
    expect(second).toEqual(first);
    expect(new Set([first, own, another].map((phones) => phones.join())).size).toBe(3);
  });

  it("launches all its arms at once, and deals its audience out: each number to one arm, all who share it with it, arms as large as their shares", async () => {
    const { id } = await create(`${numbers(3_500)}\n+12022000000`, [2, 1, 1]);
    const { data } = await launch(id, { clock: "fast_forward", seed: "s" });
    const arms: LaunchedArm[] = data?.["launchExperiment"].arms;
    expect(data?.["launchExperiment"]).toMatchObject({ status: "launched", clock: "fast_forward", seed: "s", launchedAt: "2025-01-06T09:00:00.000Z" });
    expect(arms.map(({ size }) => size)).toEqual([1_750, 875, 875]);
    const chunks = await chunksOf(arms);
    const phones = chunks.map(phonesOf);
    expect(phones.map((list) => list.length)).toEqual([1_750, 875, 875]);
    expect(new Set(phones.flat()).size).toBe(3_500);
    for (const list of chunks) expect(list.map(({ chunk, last }) => [chunk, last])).toEqual([[0, false], [1, false], [2, false], [3, true]]);
    const launched = await Promise.all(arms.map(async ({ execution }) => (await at.allSaid(execution.id))[0]));
    expect(launched.map((event) => event?.type === "execution.launched" && event.data.experiment)).toEqual([0, 1, 2].map((arm) => ({ experimentId: id, arm })));
  });

  it("is launched once, however many ask at the same time, and answers the same key with the same launch", async () => {
    const { id } = await create(20);
    const before = await executions();
    const answers = await Promise.all(Array.from({ length: 8 }, () => launch(id)));
    expect(new Set(answers.map(({ data }) => JSON.stringify(data))).size).toBe(1);
    expect(await executions()).toBe(before + 2);
    expect((await launch(id, { idempotencyKey: "twice" })).errors?.[0]?.extensions).toMatchObject({ code: "EXPERIMENT_ALREADY_LAUNCHED", field: ["experimentId"] });
    expect((await launch(id, { clock: "fast_forward" })).errors?.[0]?.extensions).toMatchObject({ code: "IDEMPOTENCY_KEY_REUSED", field: ["idempotencyKey"] });
    expect((await chunksOf(answers[0]?.data?.["launchExperiment"].arms)).flatMap(phonesOf)).toHaveLength(20);
  });

  it.each<[string, (string | number)[], number | string, object[]]>([
    ["EXPERIMENT_ARM_ALWAYS_PAUSED", ["arms", 1], 10, [{}, { pauseWindows: ALWAYS }]],
    ["STOP_AT_PASSED", ["arms", 0], 10, [{ stopAt: "2025-01-06T09:00:00Z" }, {}]],
    ["EXPERIMENT_AUDIENCE_TOO_SMALL", ["experimentId"], 1, []],
    ["EXPERIMENT_AUDIENCE_TOO_SMALL", ["experimentId"], "phone\n", []],
  ])("of which one arm cannot be launched is refused with %s at %j, and no arm begins", async (code, field, people, fields) => {
    const before = await executions();
    const { id } = await create(people, [1, 1], fields);
    expect((await launch(id)).errors?.[0]?.extensions).toMatchObject({ code, field });
    expect(await executions()).toBe(before);
    expect((await ask("query ($id: ID!) { experiment(id: $id) { status } }", { id })).data).toEqual({ experiment: { status: "planned" } });
  });

  it("tells of every arm that is wrong, also of one whose program was deleted meanwhile", async () => {
    const { id, programIds } = await create(10, [1, 1], [{}, { pauseWindows: ALWAYS }]);
    const deleted = await ask("mutation ($id: ID!) { deleteProgram(id: $id) { archived } }", { id: programIds[0] });
    expect(deleted.data).toEqual({ deleteProgram: { archived: true } });
    expect((await launch(id)).errors?.[0]?.extensions.problems?.map(({ code, path }) => [code, path])).toEqual([
      ["PROGRAM_ARCHIVED", ["arms", 0]],
      ["EXPERIMENT_ARM_ALWAYS_PAUSED", ["arms", 1]],
    ]);
  });

  it("takes no program or audience of another organization, and is no one else's to see, launch or stop", async () => {
    const other = await startLaunching(program);
    const foreign = await other.createProgram(await other.createAudience(numbers(5)));
    const { id, audienceId, programIds } = await create(10);
    const arms = [{ programId: programIds[0] }, { programId: foreign }];
    expect((await ask(CREATE, { input: { name: "x", audienceId, arms } })).errors?.[0]?.extensions).toMatchObject({ code: "EXPERIMENT_PROGRAM_NOT_FOUND", field: ["arms", 1, "programId"] });
    const asOther = (query: string, variables: Record<string, unknown>) => program.ask(other.operator, query, variables);
    expect((await asOther("query ($id: ID!) { experiment(id: $id) { id } experiments { id } }", { id })).data).toEqual({ experiment: null, experiments: [] });
    expect((await asOther(LAUNCH, { input: { experimentId: id, idempotencyKey: "x" } })).errors?.[0]?.extensions).toMatchObject({ code: "NOT_FOUND", field: ["experimentId"] });
    expect((await asOther(STOP, { id })).errors?.[0]?.extensions).toMatchObject({ code: "NOT_FOUND", field: ["id"] });
    const plan = "query ($id: ID) { experimentPlan(input: { audienceId: $id }) { isEnough } }";
    expect((await asOther(plan, { id: audienceId })).errors?.[0]?.extensions).toMatchObject({ code: "NOT_FOUND", field: ["audienceId"] });
  });

  it("is stopped once, which the scheduler hears of behind the launch of each arm; one that was not launched never is", async () => {
    const { id } = await create(10);
    const { data } = await launch(id);
    const arms: LaunchedArm[] = data?.["launchExperiment"].arms;
    const stops = await Promise.all([ask(STOP, { id }), ask(STOP, { id })]);
    expect(stops.map((stop) => stop.data)).toEqual(Array(2).fill({ stopExperiment: { status: "stopped", stoppedAt: "2025-01-06T09:00:00.000Z" } }));
    for (const { execution } of arms) {
      const types = (await at.allSaid(execution.id)).map((event: Envelope) => event.type);
      expect([types[0], types.filter((type) => type === "execution.withdrawn").length]).toEqual(["execution.launched", 1]);
    }
    const unlaunched = await create(10);
    await ask(STOP, { id: unlaunched.id });
    expect((await launch(unlaunched.id)).errors?.[0]?.extensions).toMatchObject({ code: "EXPERIMENT_STOPPED", field: ["experimentId"] });
  });

  it("says beforehand how many contacts it needs", async () => {
    const plan = async (input: object) => (await ask("query ($input: ExperimentPlanInput!) { experimentPlan(input: $input) { contactsRequired audienceSize isEnough sentence } }", { input })).data?.["experimentPlan"];
    const [two, three] = [await plan({}), await plan({ arms: 3 })];
    expect(two).toMatchObject({ audienceSize: null, isEnough: null });
    expect(three.contactsRequired).toBeGreaterThan(two.contactsRequired);
    const audienceId = await at.createAudience(numbers(100));
    expect(await plan({ baselineRate: 30, smallestLift: 40, audienceId })).toMatchObject({ audienceSize: 100, isEnough: true });
    expect(await plan({ audienceId })).toMatchObject({ isEnough: false, sentence: expect.stringMatching(/the audience has 100\. Add \d+/) as string });
  });
});
