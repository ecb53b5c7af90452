import { GUIDE, GUIDE_STRATEGIES } from "../domain/guide.fixture";
import { startProgram, type RunningProgram } from "../program-service.fixture";

const FIELDS = "id name retryStrategy pauseWindows flow timeZone timeZoneMode callerIds maxConcurrentCalls callsPerSecond callingHours frequencyCaps coolDowns autoPause carrier answerProfile startAt stopAt createdAt updatedAt archivedAt audience { id name }";
const CREATE = `mutation ($input: CreateProgramInput!) { createProgram(input: $input) { ${FIELDS} } }`;
const UPDATE = `mutation ($id: ID!, $input: UpdateProgramInput!) { updateProgram(id: $id, input: $input) { ${FIELDS} } }`;
const DELETE = "mutation ($id: ID!) { deleteProgram(id: $id) { id archived } }";
const READ = `query ($id: ID!) { program(id: $id) { ${FIELDS} } }`;

describe("a program", () => {
  let program: RunningProgram;
  let operator: { organizationId: string; role: "operator" };
  let audienceId: string;

  beforeAll(async () => {
    program = await startProgram();
    operator = { organizationId: (await program.internal("organizations", { name: "Acme" })).body.organizationId, role: "operator" };
    audienceId = (await program.ask(operator, 'mutation { createAudience(input: { name: "Spring" }) { id } }')).data?.["createAudience"].id;
    await program.ask(operator, 'mutation ($id: ID!) { addContacts(audienceId: $id, contacts: [{ phone: "+12025550101" }]) { imported } }', { id: audienceId });
  });
  afterAll(() => program.stop());

  const create = (fields: object = {}) => program.ask(operator, CREATE, { input: { name: "Spring", audienceId, ...fields } });
  const problemsOf = (answer: Awaited<ReturnType<typeof create>>) => answer.errors?.[0]?.extensions.problems?.map(({ code, path }) => [code, path.join(".")]);

  it.each(GUIDE_STRATEGIES)("takes the guide's %s as printed and shows it as it was written", async (name) => {
    const retryStrategy = JSON.parse(GUIDE[name]);
    expect((await create({ retryStrategy })).data?.["createProgram"].retryStrategy).toEqual(retryStrategy);
  });

  it("takes the guide's combined snippet as its document, and the guide's dial node as its flow", async () => {
    const guide = { ...JSON.parse(GUIDE.retriesWithPauseWindows), flow: JSON.parse(GUIDE.outcomeBasedRouting) };
    const { data } = await create(guide);
    expect(data?.["createProgram"]).toMatchObject({ ...guide, audience: { id: audienceId, name: "Spring" }, carrier: "simulator", maxConcurrentCalls: 10, timeZone: "UTC", archivedAt: null });
    expect((await program.ask(operator, READ, { id: data?.["createProgram"].id })).data?.["program"]).toEqual(data?.["createProgram"]);
  });

  it("takes an urgency in place of its retry strategy, when it is created and when it is changed, and shows the strategy", async () => {
    const created = (await create({ urgency: "low" })).data?.["createProgram"];
    expect(created.retryStrategy).toEqual({ type: "fixed_delay", delayMinutes: 120, maxRetries: 1 });
    const change = (input: object) => program.ask(operator, UPDATE, { id: created.id, input });
    expect((await change({ urgency: "medium" })).data?.["updateProgram"].retryStrategy).toEqual({ type: "fixed_delay", delayMinutes: 60, maxRetries: 2 });
    expect((await change({ urgency: null, name: "Still medium" })).data?.["updateProgram"].retryStrategy).toMatchObject({ delayMinutes: 60 });
    expect(problemsOf(await change({ urgency: "high", retryStrategy: { type: "none" } }))).toEqual([["URGENCY_BESIDE_RETRY_STRATEGY", "urgency"]]);
  });

  it("may begin with any preset as it is shown", async () => {
    const presets = "query ($startAt: String) { retryPresets(startAt: $startAt) { name title description retryStrategy totalAttempts source } }";
    const viewer = { ...operator, role: "viewer" as const };
    const shown = (await program.ask(viewer, presets, { startAt: "2025-01-20T10:00:00Z" })).data?.["retryPresets"];
    expect(shown.map(({ name }: { name: string }) => name)).toEqual(["high", "medium", "low", "spaced", "progressive", "progressive_dates", "moderate"]);
    for (const { retryStrategy } of shown) expect((await create({ retryStrategy })).data?.["createProgram"].retryStrategy).toEqual(retryStrategy);
    const soon = (await program.ask(viewer, presets)).data?.["retryPresets"].find(({ name }: { name: string }) => name === "progressive_dates");
    expect(Date.parse(soon.retryStrategy.retryDates[0])).toBeGreaterThanOrEqual(program.clock.now() + 30 * 60_000);
    expect((await program.ask(viewer, presets, { startAt: "soon" })).errors?.[0]?.extensions).toMatchObject({ code: "START_AT_INVALID", field: ["startAt"] });
  });

  it("keeps its limits, changes them one by one, and has none that it does not set", async () => {
    const limits = {
      timeZoneMode: "contact",
      callsPerSecond: 0.5,
      callingHours: "contact_region",
      frequencyCaps: [{ max: 3, perHours: 24 }, { max: 1, perDays: 1, calendar: true }],
      coolDowns: [{ after: "conversation", hours: 168 }],
      autoPause: [{ outcomes: ["network_error"], share: 0.5, ofLast: 100 }, { outcomes: ["invalid_number"], count: 1_000 }],
    };
    const created = (await create(limits)).data?.["createProgram"];
    expect(created).toMatchObject(limits);
    const changes = { callsPerSecond: null, callingHours: "fr", frequencyCaps: null, coolDowns: [] };
    const changed = (await program.ask(operator, UPDATE, { id: created.id, input: changes })).data?.["updateProgram"];
    expect(changed).toMatchObject({ ...limits, ...changes, frequencyCaps: [] });
    expect((await program.ask(operator, READ, { id: created.id })).data?.["program"]).toEqual(changed);
    const none = { timeZoneMode: "program", callsPerSecond: null, callingHours: null, frequencyCaps: [], coolDowns: [], autoPause: [] };
    expect((await create()).data?.["createProgram"]).toMatchObject(none);
  });

  it("takes documents written into the query, with variables inside", async () => {
    const { data } = await program.ask(
      operator,
      `mutation ($audienceId: ID!, $delay: Int) { createProgram(input: {
        name: "Inline", audienceId: $audienceId, timeZone: "america/new_york", startAt: "2025-01-20T10:00:00+01:00",
        retryStrategy: { type: "fixed_delay", delayMinutes: $delay, maxRetries: 2, outcomes: { rejected: { retry: false } } }
        pauseWindows: { sunday: [{ startAt: { hour: 0, minute: 0 }, endAt: { hour: 24, minute: 0 } }] }
      }) { retryStrategy pauseWindows timeZone startAt } }`,
      { audienceId, delay: 30 },
    );
    expect(data?.["createProgram"]).toEqual({
      retryStrategy: { type: "fixed_delay", delayMinutes: 30, maxRetries: 2, outcomes: { rejected: { retry: false } } },
      pauseWindows: { sunday: [{ startAt: { hour: 0, minute: 0 }, endAt: { hour: 24, minute: 0 } }] },
      timeZone: "America/New_York",
      startAt: "2025-01-20T09:00:00.000Z",
    });
  });

  it("is refused with every problem at once, each with its code and its path, and nothing of it is kept", async () => {
    const before = await program.database.rows("select id from program");
    const answer = await create({
      audienceId: operator.organizationId,
      retryStrategy: { type: "fixed_delay", delayMinutes: 0, maxRetries: 2 },
      pauseWindows: { monday: [{ startAt: { hour: 9, minute: 0 }, endAt: { hour: 9, minute: 0 } }] },
      coolDowns: [{ after: "refusal" }],
      callerIds: ["call me"],
    });
    expect(answer.errors?.[0]).toMatchObject({ message: "delayMinutes must be a whole number from 1 to 10080, not 0.", extensions: { code: "RETRY_DELAY_OUT_OF_RANGE", field: ["retryStrategy", "delayMinutes"] } });
    expect(problemsOf(answer)).toEqual([
      ["RETRY_DELAY_OUT_OF_RANGE", "retryStrategy.delayMinutes"],
      ["PAUSE_WINDOW_EMPTY", "pauseWindows.monday.0"],
      ["CALLER_ID_INVALID", "callerIds.0"],
      ["COOL_DOWN_HOURS_MISSING", "coolDowns.0.hours"],
      ["AUDIENCE_NOT_FOUND", "audienceId"],
    ]);
    expect(await program.database.rows("select id from program")).toHaveLength(before.length);
  });

  it("is changed field by field: left out stays, null goes back to the default, and the whole is checked again", async () => {
    const { data } = await create({ timeZone: "Europe/Paris", startAt: "2025-02-01T08:00:00Z", stopAt: "2025-03-01T08:00:00Z", callerIds: ["+12025550199"] });
    const id = data?.["createProgram"].id;
    program.clock.advance(60_000);
    const changed = await program.ask(operator, UPDATE, { id, input: { name: "Autumn", stopAt: null, retryStrategy: { type: "none" } } });
    expect(changed.data?.["updateProgram"]).toMatchObject({
      ...data?.["createProgram"],
      name: "Autumn",
      stopAt: null,
      updatedAt: new Date(program.clock.now()).toISOString(),
    });
    const refused = await program.ask(operator, UPDATE, { id, input: { stopAt: "2025-01-01T00:00:00Z", name: null } });
    expect(problemsOf(refused)).toEqual([["PROGRAM_NAME_MISSING", "name"], ["STOP_NOT_AFTER_START", "stopAt"]]);
    expect((await program.ask(operator, READ, { id })).data?.["program"]).toEqual(changed.data?.["updateProgram"]);
  });

  it("is deleted while it was never launched, and archived afterwards", async () => {
    const fresh = (await create()).data?.["createProgram"].id;
    expect((await program.ask(operator, DELETE, { id: fresh })).data?.["deleteProgram"]).toEqual({ id: fresh, archived: false });
    expect((await program.ask(operator, READ, { id: fresh })).data).toEqual({ program: null });

    const launched = (await create()).data?.["createProgram"].id;
    await program.ask(operator, "mutation ($input: LaunchProgramInput!) { launchProgram(input: $input) { id } }", { input: { programId: launched, idempotencyKey: "a" } });
    for (const time of ["first", "second"]) expect([time, (await program.ask(operator, DELETE, { id: launched })).data?.["deleteProgram"].archived]).toEqual([time, true]);
    const { data } = await program.ask(operator, `query ($id: ID!) { program(id: $id) { archivedAt executions { id program { id } } } programs(first: 100) { id } }`, { id: launched });
    expect(data?.["program"]).toMatchObject({ archivedAt: expect.any(String), executions: [{ program: { id: launched } }] });
    expect(data?.["programs"].map(({ id }: { id: string }) => id)).not.toContain(launched);
    expect((await program.ask(operator, UPDATE, { id: launched, input: { name: "x" } })).errors?.[0]?.extensions.code).toBe("PROGRAM_ARCHIVED");
  });

  it("is listed page by page, the newest first", async () => {
    const list = "query ($first: Int!, $after: ID) { programs(first: $first, after: $after) { id } }";
    const all: { id: string }[] = (await program.ask(operator, list, { first: 100 })).data?.["programs"];
    const first = (await program.ask(operator, list, { first: 3 })).data?.["programs"];
    const second = (await program.ask(operator, list, { first: 3, after: first[2].id })).data?.["programs"];
    expect([...first, ...second]).toEqual(all.slice(0, 6));
    expect(all.map(({ id }) => id)).toEqual(all.map(({ id }) => id).sort().reverse());
    for (const variables of [{ first: 0 }, { first: 101 }, { first: 1, after: "x" }]) {
      expect((await program.ask(operator, list, variables)).errors?.[0]?.extensions.code).toMatch(/FIRST_OUT_OF_RANGE|AFTER_INVALID/);
    }
  });

  it("is seen and changed by its own organization only, and changed by operators only", async () => {
    const id = (await create()).data?.["createProgram"].id;
    const other = { organizationId: (await program.internal("organizations", { name: "Other" })).body.organizationId, role: "admin" } as const;
    expect((await program.ask(other, READ, { id })).data).toEqual({ program: null });
    expect((await program.ask(other, "{ programs { id } audiences { id } }")).data).toEqual({ programs: [], audiences: [] });
    for (const [query, variables] of [
      [UPDATE, { id, input: { name: "Mine" } }],
      [DELETE, { id }],
      [DELETE, { id: "nonsense" }],
    ] as const) {
      expect((await program.ask(other, query, variables)).errors?.[0]?.extensions.code).toBe("NOT_FOUND");
      expect((await program.ask({ ...operator, role: "viewer" }, query, variables)).errors?.[0]?.extensions.code).toBe("FORBIDDEN");
    }
    const stolen = await program.ask(other, CREATE, { input: { name: "Mine", audienceId } });
    expect(stolen.errors?.[0]?.extensions).toMatchObject({ code: "AUDIENCE_NOT_FOUND", field: ["audienceId"] });
  });
});
