import { vouchFor } from "@redial/platform";
import { GATEWAY_SECRET, stage, type Stage } from "./service.fixture";

const RESULT = "contacts contactsCompleted connectionRate { rate interval { low high } runs } totalCalls finishedAt byHour { startsAt attempts completions } byAttempt { attempt attempts } outcomes { outcome count } ends { result reason contacts }";
const NOW = `query ($input: SimulateProgramInput!) { simulateProgram(input: $input) { ${RESULT} } }`;
const START = "mutation ($input: SimulateProgramInput!) { startSimulation(input: $input) { id status } }";
const LOOK = `query ($id: ID!) { simulation(id: $id) { status progress failure result { ${RESULT} } } }`;

const INPUT = {
  retryStrategy: { type: "fixed_delay", delayMinutes: 60, maxRetries: 2 },
  pauseWindows: { monday: [{ startAt: { hour: 12, minute: 0 }, endAt: { hour: 14, minute: 0 } }] },
  flow: { type: "dial", config: { enableAMD: true } },
  startAt: "2025-01-20T09:00:00Z",
  maxConcurrentCalls: 50,
  audience: [{ contacts: 1_000 }],
  seed: "seed",
};

interface Answer {
  data?: { simulateProgram?: Foretold; startSimulation?: { id: string }; simulation?: { status: string; progress: number; result: Foretold | null } | null };
  errors?: { extensions: { code: string; field: string[] } }[];
}
interface Foretold {
  contacts: number;
  totalCalls: number;
  byHour: { startsAt: string; attempts: number }[];
}

describe("a simulation through the graph", () => {
  let at: Stage;
  beforeAll(async () => {
    at = await stage(() => null);
  });
  afterAll(() => at.stop());

  async function ask(query: string, variables: object, role: "operator" | "viewer" = "operator", organizationId = at.organizationId): Promise<Answer> {
    const headers = { "content-type": "application/json", ...vouchFor({ organizationId, role }, GATEWAY_SECRET) };
    const response = await fetch(`${at.url}/graphql`, { method: "POST", headers, body: JSON.stringify({ query, variables }) });
    return (await response.json()) as Answer;
  }

  it("says what a program would come to, the same whenever it is asked, and calls nobody", async () => {
    const { data, errors } = await ask(NOW, { input: INPUT }, "viewer");
    expect(errors).toBeUndefined();
    expect(data?.simulateProgram?.contacts).toBe(1_000);
    expect(data?.simulateProgram?.byHour.filter(({ startsAt }) => /T1[23]:/.test(startsAt) && startsAt.startsWith("2025-01-20"))).toEqual([]);
    expect((await ask(NOW, { input: INPUT }, "viewer")).data).toEqual(data);
    expect(at.requested).toEqual([]);
  });

  it("refuses one that is too long to wait for, with what to do instead", async () => {
    expect((await ask(NOW, { input: { ...INPUT, audience: [{ contacts: 100_000 }] } })).errors).toMatchObject([{ extensions: { code: "SIMULATION_NOT_SMALL", field: ["audience"] } }]);
  });

  it("refuses what it cannot read", async () => {
    expect((await ask(NOW, { input: { ...INPUT, retryStrategy: { type: "sometimes" } } })).errors).toMatchObject([{ extensions: { code: "RETRY_STRATEGY_INVALID" } }]);
  });

  it("plays a started one and comes to what the small one said; only its organization sees it", async () => {
    const id = (await ask(START, { input: INPUT })).data?.startSimulation?.id ?? "";
    let seen = (await ask(LOOK, { id })).data?.simulation;
    await at.until("it is done", async () => (seen = (await ask(LOOK, { id })).data?.simulation)?.status === "done");
    expect(seen).toMatchObject({ progress: 1, failure: null });
    expect(seen?.result).toEqual((await ask(NOW, { input: INPUT })).data?.simulateProgram);
    expect((await ask(LOOK, { id }, "viewer", "018f0000-0000-7000-8000-0000000000ff")).data?.simulation).toBeNull();
  });

  it("obeys the organization's suppressed numbers and says where a rule would pause it", async () => {
    await ask('mutation { suppressPhones(phones: ["+13125550101"], reason: "asked") { suppressed } }', {});
    const audience = [{ phones: ["+13125550100", "+13125550101"] }];
    const query = "query ($input: SimulateProgramInput!) { simulateProgram(input: $input) { ends { result reason contacts } autoPaused { at counted rule { count } } pace { maxConcurrentCalls } advice { code contacts } } }";
    const autoPause = [{ outcomes: ["no_answer", "busy", "voicemail", "rejected", "completed", "network_error", "invalid_number"], count: 1 }];
    const { data, errors } = await ask(query, { input: { ...INPUT, audience, autoPause } });
    expect(errors).toBeUndefined();
    expect(data?.simulateProgram).toMatchObject({ pace: { maxConcurrentCalls: 50 }, ends: expect.arrayContaining([{ result: "skipped", reason: "suppressed", contacts: 1 }]) });
    expect(data?.simulateProgram).toMatchObject({ advice: expect.arrayContaining([{ code: "CONTACTS_SUPPRESSED", contacts: 1 }]) });
    const paused = await ask(query, { input: { ...INPUT, autoPause } });
    expect(paused.data?.simulateProgram).toMatchObject({ autoPaused: { counted: 1, rule: { count: 1 } } });
  });

  it("lets nobody start one who may only look", async () => {
    expect((await ask(START, { input: INPUT }, "viewer")).errors).toHaveLength(1);
  });
});
