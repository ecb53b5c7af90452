import { numbers, startLaunching, type Launching } from "../launches.fixture";
import { startProgram, type RunningProgram } from "../program-service.fixture";

describe("a launch", () => {
  let program: RunningProgram;
  let at: Launching;

  beforeAll(async () => {
    program = await startProgram();
    at = await startLaunching(program);
  });
  afterAll(() => program.stop());

  const launches = () => program.database.rows("select 1 from launch");

  it("tells the others what was frozen, then the audience: each number once, with everyone who shares it", async () => {
    const audienceId = await at.createAudience("phone,externalId,timeZone,region\n+12025550101,a,,\n+12025550102,,Europe/Paris,IDF\n+12025550101,b,America/New_York,\n");
    const flow = { type: "dial", config: { enableAMD: true }, outputs: { onVoicemail: "leave-message" } };
    const programId = await at.createProgram(audienceId, { flow, stopAt: "2025-02-01T00:00:00+01:00", timeZone: "Europe/Paris", carrier: "replay" });
    const { data } = await at.launch({ programId, idempotencyKey: "one", clock: "fast_forward", seed: "s" });
    expect(data?.["launchProgram"]).toMatchObject({ clock: "fast_forward", seed: "s", audienceSize: 2, program: { id: programId }, launchedAt: "2025-01-06T09:00:00.000Z" });
    const executionId = data?.["launchProgram"].id;
    const [launched, chunk, ...more] = await at.allSaid(executionId);
    expect(more).toEqual([]);
    expect(launched).toMatchObject({
      type: "execution.launched",
      time: "2025-01-06T09:00:00.000Z",
      organization: at.operator.organizationId,
      data: { executionId, programId, clock: "fast_forward", seed: "s" },
    });
    expect(launched?.type === "execution.launched" && launched.data.snapshot).toEqual({
      name: "Spring",
      retryStrategy: { type: "none" },
      pauseWindows: {},
      timeZone: "Europe/Paris",
      timeZoneMode: "program",
      flow: { enableAMD: true, leaveMessage: true, ringSeconds: 25 },
      callerIds: [],
      maxConcurrentCalls: 10,
      carrier: "replay",
      answerProfile: null,
      startAt: null,
      stopAt: "2025-01-31T23:00:00.000Z",
    });
    const ids = await program.database.rows<{ id: string }>("select id from contact where phone = '+12025550101' order by external_id");
    expect(chunk?.data).toMatchObject({
      executionId,
      chunk: 0,
      last: true,
      contacts: [
        { contactIds: ids.map(({ id }) => id), phone: "+12025550101", timeZone: "America/New_York", region: null },
        { phone: "+12025550102", timeZone: "Europe/Paris", region: "IDF" },
      ],
    });
  });

  it("freezes the limits of its program", async () => {
    const limits = {
      timeZoneMode: "contact",
      callsPerSecond: 2.5,
      callingHours: "us-fl",
      frequencyCaps: [{ max: 3, perHours: 24 }],
      coolDowns: [{ after: "refusal", hours: 1_440 }],
      autoPause: [{ outcomes: ["invalid_number"], count: 5 }],
    };
    const programId = await at.createProgram(await at.createAudience(numbers(1)), limits);
    const { data } = await at.launch({ programId, idempotencyKey: "limits" });
    const [launched] = await at.allSaid(data?.["launchProgram"].id);
    expect(launched?.type === "execution.launched" && launched.data.snapshot).toMatchObject(limits);
  });

  it("happens once for a key, however many ask at the same time, and a key is not used for something else", async () => {
    const audienceId = await at.createAudience(numbers(3));
    const programId = await at.createProgram(audienceId);
    const answers = await Promise.all(Array.from({ length: 12 }, () => at.launch({ programId, idempotencyKey: "twelve" })));
    const ids = new Set(answers.map((answer) => answer.data?.["launchProgram"].id));
    expect(ids.size).toBe(1);
    const [executionId = ""] = ids;
    expect((await at.allSaid(executionId)).map((event) => event.type)).toEqual(["execution.launched", "audience.sent"]);
    expect((await at.launch({ programId, idempotencyKey: "twelve" })).data?.["launchProgram"].id).toBe(executionId);
    const otherProgram = await at.createProgram(audienceId);
    for (const reuse of [{ programId: otherProgram }, { programId, clock: "fast_forward" }, { programId, seed: "other" }]) {
      expect((await at.launch({ ...reuse, idempotencyKey: "twelve" })).errors?.[0]?.extensions).toMatchObject({ code: "IDEMPOTENCY_KEY_REUSED", field: ["idempotencyKey"] });
    }
    expect(await program.database.rows("select 1 from launch where idempotency_key = 'twelve'")).toHaveLength(1);
  });

  it.each([
    ["NOT_FOUND", "programId", async () => ({ programId: at.operator.organizationId })],
    ["NOT_FOUND", "programId", async () => ({ programId: "nonsense" })],
    ["AUDIENCE_EMPTY", "programId", async () => ({ programId: await at.createProgram(await at.createAudience("phone\n")) })],
    ["STOP_AT_PASSED", "programId", async () => ({ programId: await at.createProgram(await at.createAudience(numbers(1)), { stopAt: "2025-01-06T09:00:00Z" }) })],
    ["IDEMPOTENCY_KEY_INVALID", "idempotencyKey", async () => ({ programId: await at.createProgram(await at.createAudience(numbers(1))), idempotencyKey: " " })],
    ["SEED_INVALID", "seed", async () => ({ programId: await at.createProgram(await at.createAudience(numbers(1))), seed: "" })],
  ])("is refused with %s at %s, and nothing begins", async (code, field, given) => {
    const before = await launches();
    const answer = await at.launch({ idempotencyKey: "refused", ...(await given()) });
    expect(answer.errors?.[0]?.extensions).toMatchObject({ code, field: [field] });
    expect(await launches()).toHaveLength(before.length);
  });

  it("of a program whose stopAt has passed is still possible in virtual time", async () => {
    const programId = await at.createProgram(await at.createAudience(numbers(1)), { startAt: "2024-01-01T09:00:00Z", stopAt: "2024-02-01T09:00:00Z" });
    expect((await at.launch({ programId, idempotencyKey: "past", clock: "fast_forward" })).errors).toBeUndefined();
  });

  it("is an operator's business", async () => {
    const refused = await program.ask({ ...at.operator, role: "viewer" }, 'mutation { launchProgram(input: { programId: "x", idempotencyKey: "y" }) { id } }');
    expect(refused.errors?.[0]?.extensions.code).toBe("FORBIDDEN");
  });
});
