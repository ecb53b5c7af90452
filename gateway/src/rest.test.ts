import { startHouse, type House } from "./house.fixture";

let house: House;
beforeAll(async () => (house = await startHouse()));
afterAll(() => house.stop());

const send = async (path: string, init: RequestInit = {}) => {
  const response = await fetch(`${house.url}${path}`, { headers: { "x-api-key": "key-of-o1" }, ...init });
  const body: unknown = JSON.parse(await response.text());
  return { status: response.status, body };
};

describe("GET /program-executions/:id", () => {
  it("answers with the guide's field names", async () => {
    expect(await send("/program-executions/e1")).toEqual({
      status: 200,
      body: {
        id: "e1",
        status: "running",
        statusReason: null,
        startedAt: "2025-01-20T09:00:00.000Z",
        endedAt: null,
        virtualNow: null,
        audienceComplete: true,
        totalContacts: 10,
        contactsCompleted: 4,
        contactsMessageLeft: 1,
        contactsFailed: 1,
        contactsSkipped: 0,
        contactsPending: 3,
        contactsInProgress: 1,
        connectionRate: 40,
      },
    });
  });

  it("knows no execution of an unknown id", async () => {
    const message = "There is no execution with this id in your organization.";
    expect(await send("/program-executions/e2")).toEqual({ status: 404, body: { code: "NOT_FOUND", message } });
  });
});

describe("GET /call-report/:jobId", () => {
  it("answers with every attempt, as the guide prints them", async () => {
    const { status, body } = await send("/call-report/j1");
    expect(status).toBe(200);
    const attempt = (number: number, outcome: string) => ({ attempt: number, outcome, call: expect.objectContaining({ status: outcome, carrierCode: "sip:486" }) });
    expect(body).toEqual({
      jobId: "j1",
      executionId: "e1",
      phone: "+491701234567",
      contactIds: ["c1", "c2"],
      result: "completed",
      reason: null,
      isComplete: true,
      attempts: [attempt(1, "busy"), attempt(2, "no_answer"), attempt(3, "completed")],
    });
  });

  it("knows no job of an unknown id", async () => {
    expect(await send("/call-report/j9")).toMatchObject({ status: 404, body: { code: "NOT_FOUND" } });
  });
});

describe("whoever has no key", () => {
  it.each(["/graphql", "/program-executions/e1", "/call-report/j1", "/audiences/a1/contacts", "/anything"])("gets 401 at %s", async (path) => {
    expect(await send(path, { headers: {} })).toEqual({ status: 401, body: { code: "UNAUTHENTICATED", message: "Send your API key in the header x-api-key." } });
    expect(await send(path, { headers: { "x-api-key": "guess" } })).toMatchObject({ status: 401, body: { code: "UNAUTHENTICATED" } });
  });

  it("gets told when the key was somebody's", async () => {
    expect(await send("/graphql", { headers: { "x-api-key": "revoked-key" } })).toEqual({ status: 401, body: { code: "API_KEY_REVOKED", message: "This API key was revoked." } });
  });

  it.each([
    ["/health/live", { status: "live" }],
    ["/health/ready", { status: "ready" }],
  ])("gets the health at %s", async (path, body) => {
    expect(await send(path, { headers: {} })).toEqual({ status: 200, body });
  });
});

it("answers 404 to a path that is none of its own, and shows no landing page", async () => {
  expect(await send("/anything")).toMatchObject({ status: 404, body: { code: "NOT_FOUND" } });
  const page = await fetch(`${house.url}/graphql`, { headers: { "x-api-key": "key-of-o1", accept: "text/html" } });
  expect(await page.text()).not.toContain("<html");
});

describe("without the program service", () => {
  beforeAll(() => house.services.program.stop());

  it("nobody is let in and the answer is 503", async () => {
    const answer = await send("/program-executions/e1", { headers: { "x-api-key": "key-not-asked-for-yet" } });
    expect(answer).toEqual({ status: 503, body: { code: "IDENTITY_UNAVAILABLE", message: "Keys cannot be checked right now; try again in a moment." } });
    expect(house.logged.join("")).not.toContain("key-not-asked-for-yet");
  });
});
