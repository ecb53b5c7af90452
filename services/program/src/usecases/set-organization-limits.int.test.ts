import { parseEvent } from "@redial/contracts";
import { startProgram, type RunningProgram } from "../program-service.fixture";

const SET = "mutation ($input: OrganizationLimitsInput!) { setOrganizationLimits(input: $input) { id name maxConcurrentCalls callsPerSecond } }";
const READ = "{ organization { id name maxConcurrentCalls callsPerSecond } }";

describe("the limits of an organization", () => {
  let program: RunningProgram;
  let organizationId: string;
  const as = (role: "admin" | "operator", query: string, variables: Record<string, unknown> = {}) => program.ask({ organizationId, role }, query, variables);
  const said = async () => (await program.database.rows<{ body: string }>("select body from outbox_event where key = $1 order by xid, id, position", [organizationId])).map(({ body }) => parseEvent(JSON.parse(body)));

  beforeAll(async () => {
    program = await startProgram();
    organizationId = (await program.internal("organizations", { name: "Acme" })).body.organizationId;
  });
  afterAll(() => program.stop());

  it("are none at first", async () => {
    expect((await as("operator", READ)).data?.["organization"]).toEqual({ id: organizationId, name: "Acme", maxConcurrentCalls: null, callsPerSecond: null });
  });

  it("are set as a whole, told to the others in the same order, and lifted again", async () => {
    const first = { maxConcurrentCalls: 200, callsPerSecond: 2.5 };
    expect((await as("admin", SET, { input: first })).data?.["setOrganizationLimits"]).toEqual({ id: organizationId, name: "Acme", ...first });
    expect((await as("operator", READ)).data?.["organization"]).toMatchObject(first);
    await as("admin", SET, { input: { callsPerSecond: 10_000 } });
    expect((await as("operator", READ)).data?.["organization"]).toMatchObject({ maxConcurrentCalls: null, callsPerSecond: 10_000 });
    await as("admin", SET, { input: {} });
    expect((await said()).map(({ type, organization, data }) => ({ type, organization, data }))).toEqual(
      [first, { maxConcurrentCalls: null, callsPerSecond: 10_000 }, { maxConcurrentCalls: null, callsPerSecond: null }].map((limits) => ({
        type: "organization.limits_changed",
        organization: organizationId,
        data: { organizationId, ...limits },
      })),
    );
  });

  it("are refused with every problem at once, and nothing is said", async () => {
    const before = await said();
    const answer = await as("admin", SET, { input: { maxConcurrentCalls: 0, callsPerSecond: 10_001 } });
    expect(answer.errors?.[0]?.extensions.problems).toMatchObject([
      { code: "MAX_CONCURRENT_CALLS_OUT_OF_RANGE", path: ["maxConcurrentCalls"] },
      { code: "CALLS_PER_SECOND_OUT_OF_RANGE", path: ["callsPerSecond"] },
    ]);
    expect(await said()).toEqual(before);
  });

  it("are an admin's business", async () => {
    expect((await as("operator", SET, { input: {} })).errors?.[0]?.extensions.code).toBe("FORBIDDEN");
  });
});
