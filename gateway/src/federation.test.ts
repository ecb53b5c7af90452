import { startHouse, type House } from "./house.fixture";

let house: House;
beforeAll(async () => (house = await startHouse({ SUBGRAPH_TIMEOUT_MS: "2000" })));
afterAll(() => house.stop());

const ACROSS = `{ program(id: "p1") { name executions { status metrics { connectionRate } jobs { id } } } carriers { name } }`;

describe("a query", () => {
  it("joins what four services know", async () => {
    const { status, body } = await house.ask(ACROSS);
    const executions = [{ status: "running", metrics: { connectionRate: 40 }, jobs: [{ id: "j1" }, { id: "j2" }] }];
    expect(body).toEqual({ data: { program: { name: "Winter", executions }, carriers: [{ name: "simulated" }] } });
    expect(status).toBe(200);
  });

  it("names the very member of a list that a service could not tell of", async () => {
    const { body } = await house.ask(`{ execution(id: "e1") { jobs { id attempts { outcome } } } }`);
    expect(body.data).toEqual({ execution: { jobs: [{ id: "j1", attempts: [{ outcome: "busy" }, { outcome: "no_answer" }, { outcome: "completed" }] }, { id: "j2", attempts: null }] } });
    expect(body.errors).toMatchObject([{ path: ["execution", "jobs", 1, "attempts"], extensions: { code: "INTERNAL_SERVER_ERROR", serviceName: "reporting" } }]);
  });

  it("changes things", async () => {
    const { body } = await house.ask(`mutation { pauseExecution(id: "e1") { status statusReason } }`);
    expect(body).toEqual({ data: { pauseExecution: { status: "paused", statusReason: "manual" } } });
  });
});

describe("what a service is sent", () => {
  it("is the identity that the gateway vouches for, and nothing of the caller's headers, extensions or key", async () => {
    house.services.program.received.length = 0;
    const { body } = await house.ask(`{ whoAmI }`, {
      headers: { "x-redial-organization": "o2", "x-redial-role": "admin", "x-redial-gateway": "guess", authorization: "Bearer caller", "apollo-federation-include-trace": "ftv1" },
      extensions: { identity: { organizationId: "o2" } },
    });
    expect(body).toEqual({ data: { whoAmI: "o1 operator" } });
    const [{ headers, body: sent } = { headers: {}, body: undefined }] = house.services.program.received;
    expect(headers).toMatchObject({ "x-redial-organization": "o1", "x-redial-role": "operator", "x-redial-gateway": "only the gateway knows this" });
    for (const name of ["authorization", "x-api-key", "apollo-federation-include-trace"]) expect(headers).not.toHaveProperty(name);
    expect(Object.keys(Object(sent)).sort()).toEqual(["query", "variables"]);
  });
});

describe("a service that is gone", () => {
  beforeAll(() => house.services.reporting.stop());

  it("leaves nulls and one error that names it but not where it lies", async () => {
    const { status, body } = await house.ask(ACROSS);
    expect(status).toBe(200);
    expect(body.data).toMatchObject({ program: { name: "Winter", executions: [{ status: "running", metrics: null, jobs: [{ id: "j1" }, { id: "j2" }] }] }, carriers: [{ name: "simulated" }] });
    expect(body.errors).toEqual([
      {
        message: "The reporting service cannot be reached; what it knows is missing here.",
        path: ["program", "executions"],
        extensions: { code: "SUBGRAPH_UNAVAILABLE", serviceName: "reporting" },
      },
    ]);
    expect(JSON.stringify(body)).not.toMatch(/127\.0\.0\.1|ECONNREFUSED|stack/i);
    expect(house.logged.join("")).toContain(house.services.reporting.url);
  });

  it("is a 503 on the REST path that needs it, and only there", async () => {
    const get = (path: string) => fetch(`${house.url}${path}`, { headers: { "x-api-key": "key-of-o1" } });
    const report = await get("/call-report/j1");
    expect(report.status).toBe(503);
    expect(await report.json()).toEqual({ code: "SUBGRAPH_UNAVAILABLE", message: "The reporting service cannot be reached; what it knows is missing here." });
    expect((await get("/program-executions/e1")).status).toBe(200);
  });
});
