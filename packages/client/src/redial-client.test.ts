import { text } from "node:stream/consumers";
import { CancelExecutionDocument, CreateAudienceDocument, LaunchProgramDocument, OrganizationDocument, ProgramDocument } from "./generated/graphql";
import { startGateway, type Answer } from "./gateway.fixture";
import { redialClient, type RedialClient } from "./redial-client";
import { RedialError } from "./redial-error";

let gateway: Awaited<ReturnType<typeof startGateway>>;
let client: RedialClient;
const waits: number[] = [];

beforeAll(async () => {
  gateway = await startGateway();
  client = redialClient({ url: `${gateway.url}/`, key: "the key", redelivery: { chance: () => 0, wait: async (ms) => void waits.push(ms) } });
});
afterAll(() => gateway.stop());
beforeEach(() => [waits, gateway.received, gateway.answers].forEach((list) => list.splice(0)));

const answer = (...answers: Answer[]) => void gateway.answers.push(...answers);
const refusal = async (request: Promise<unknown>): Promise<RedialError> => {
  const error: unknown = await request.catch((thrown: unknown) => thrown);
  if (!(error instanceof RedialError)) throw new Error(`no refusal: ${String(error)}`);
  return error;
};
const ORGANIZATION = { id: "o1", name: "North", maxConcurrentCalls: null, callsPerSecond: null, createdAt: "2025-01-20T09:00:00.000Z" };
const GONE = { message: "The reporting service is gone.", path: ["program"], extensions: { code: "SUBGRAPH_UNAVAILABLE", serviceName: "reporting" } };

describe("asking", () => {
  it("sends the operation with its variables and the key, and answers the data", async () => {
    answer({ body: { data: { program: null } } });
    expect(await client.ask(ProgramDocument, { id: "p1" })).toEqual({ program: null });
    expect(gateway.received).toMatchObject([{ method: "POST", path: "/graphql", headers: { "x-api-key": "the key", "content-type": "application/json" } }]);
    expect(JSON.parse(gateway.received[0]?.body ?? "")).toEqual({ query: ProgramDocument.toString(), variables: { id: "p1" } });
  });

  it("asks in the name of a token, which it may be answered anew each time", async () => {
    answer({ body: { data: { program: null } } });
    const tokens = ["first", "second"];
    const byToken = redialClient({ url: gateway.url, token: async () => tokens.shift() ?? "none" });
    await byToken.ask(ProgramDocument, { id: "p1" });
    await byToken.ask(ProgramDocument, { id: "p1" });
    await redialClient({ url: gateway.url, token: "fixed" }).ask(ProgramDocument, { id: "p1" });
    expect(gateway.received.map(({ headers }) => [headers["authorization"], headers["x-api-key"]])).toEqual(["first", "second", "fixed"].map((token) => [`Bearer ${token}`, undefined]));
  });

  it("hands on what goes wrong with a token", async () => {
    const signedOut = new Error("signed out");
    await expect(redialClient({ url: gateway.url, token: () => Promise.reject(signedOut) }).ask(ProgramDocument, { id: "p1" })).rejects.toBe(signedOut);
    expect(gateway.received).toEqual([]);
  });

  it("asks for no variables where an operation has none", async () => {
    answer({ body: { data: { organization: ORGANIZATION } } });
    expect(await client.ask(OrganizationDocument)).toEqual({ organization: ORGANIZATION });
  });

  it("throws a refusal with its code, sentence, path and every problem", async () => {
    const problems = [
      { code: "RETRY_COUNT_OUT_OF_RANGE", message: "maxRetries must be 0 to 99.", path: ["retryStrategy", "maxRetries"] },
      { code: "TIME_ZONE_UNKNOWN", message: "No zone has this name.", path: ["timeZone"] },
    ];
    const [{ code, message, path: field }] = problems as [(typeof problems)[0]];
    answer({ body: { data: { createAudience: null }, errors: [{ message, path: ["createAudience"], extensions: { code, field, problems } }] } });
    const refused = await refusal(client.ask(CreateAudienceDocument, { input: { name: "" } }));
    expect(refused).toMatchObject({ name: "RedialError", code, message, path: field, problems, status: 200, refusals: [{ answerPath: ["createAudience"] }] });
    expect(gateway.received).toHaveLength(1);
  });

  it("gives what the services that are there have said, with what is missing", async () => {
    answer({ body: { data: { program: null }, errors: [GONE] } });
    const refused = await refusal(client.ask(ProgramDocument, { id: "p1" }));
    expect(refused).toMatchObject({ code: "SUBGRAPH_UNAVAILABLE", data: { program: null }, refusals: [{ answerPath: ["program"] }] });
  });

  it("says so when what came back is not the gateway's", async () => {
    answer({ status: 502, headers: { "content-type": "text/html" }, body: "<h1>Bad gateway</h1>" });
    expect(await refusal(client.ask(CreateAudienceDocument, { input: { name: "A" } }))).toMatchObject({ code: "ANSWER_UNREADABLE", status: 502 });
  });
});

describe("what was lost on the way", () => {
  it("is sent again when that cannot do anything twice, waiting longer each time", async () => {
    answer("break", { status: 503, body: { code: "SUBGRAPH_UNAVAILABLE", message: "Gone." } }, { body: { data: { launchProgram: null }, errors: [GONE] } }, { body: { data: { launchProgram: { id: "e1" } } } });
    expect(await client.ask(LaunchProgramDocument, { input: { programId: "p1", idempotencyKey: "january" } })).toMatchObject({ launchProgram: { id: "e1" } });
    expect(new Set(gateway.received.map(({ body }) => body)).size).toBe(1);
    expect(waits).toEqual([125, 250, 500]);
  });

  it("is not sent again when it could make a second one", async () => {
    answer("break");
    expect(await refusal(client.ask(CreateAudienceDocument, { input: { name: "A" } }))).toMatchObject({ code: "GATEWAY_UNREACHABLE", status: null });
    expect(gateway.received).toHaveLength(1);
  });

  it("is sent again whatever it is when it was refused at the door, as late as the gateway asks", async () => {
    answer({ status: 503, body: { code: "IDENTITY_UNAVAILABLE", message: "Keys cannot be checked." } }, { status: 429, headers: { "retry-after": "3" }, body: { code: "RATE_LIMITED", message: "Too many." } }, { body: { data: { createAudience: { id: "a1" } } } });
    await client.ask(CreateAudienceDocument, { input: { name: "A" } });
    expect(waits).toEqual([125, 3_000]);
  });

  it("is given up after four times", async () => {
    answer("break");
    await refusal(client.ask(CancelExecutionDocument, { id: "e1" }));
    expect(gateway.received).toHaveLength(4);
  });

  it("is not sent again when its content was refused", async () => {
    answer({ status: 401, body: { code: "UNAUTHENTICATED", message: "No organization has this API key." } });
    expect(await refusal(client.ask(OrganizationDocument))).toMatchObject({ code: "UNAUTHENTICATED", status: 401 });
    expect(gateway.received).toHaveLength(1);
  });
});

describe("files", () => {
  const CSV = "phone\n+33612345678\n";
  async function* chunks() {
    yield "phone\n";
    yield new TextEncoder().encode("+33612345678\n");
  }

  it.each([
    ["text", () => CSV],
    ["bytes", () => new TextEncoder().encode(CSV)],
    ["a blob", () => new Blob([CSV])],
    ["a web stream", () => new Blob([CSV]).stream()],
    ["whatever comes in pieces", chunks],
  ])("are sent as %s", async (_what, source) => {
    answer({ body: { imported: 1, merged: 0, rejected: 0, rejectedRows: [] } });
    expect(await client.importContacts("a 1", source(), { defaultCountry: "FR" })).toEqual({ imported: 1, merged: 0, rejected: 0, rejectedRows: [] });
    expect(gateway.received).toEqual([expect.objectContaining({ method: "POST", path: "/audiences/a%201/contacts?defaultCountry=FR", body: CSV, headers: expect.objectContaining({ "content-type": "text/csv", accept: "application/json" }) })]);
  });

  it("come back with every row to correct, and the counts", async () => {
    answer({ headers: { "content-type": "text/csv", "x-redial-suppressed": "2", "x-redial-changed": "1", "x-redial-rejected": "1" }, body: "rejectedRow\n4\n" });
    const { rejectedCsv, ...counts } = await client.importSuppressionsForCorrection(CSV, { reason: "asked", expiresAt: "2030-01-01T00:00:00Z" });
    expect([counts, await text(rejectedCsv as never)]).toEqual([{ suppressed: 2, changed: 1, rejected: 1 }, "rejectedRow\n4\n"]);
    expect(gateway.received[0]).toMatchObject({ path: "/suppressions?reason=asked&expiresAt=2030-01-01T00%3A00%3A00Z", headers: { accept: "text/csv" } });
  });

  it("are refused with the place in the file", async () => {
    answer({ status: 400, body: { code: "CSV_HEADER_PHONE_MISSING", message: "The first line must name the columns.", path: ["header"] } });
    expect(await refusal(client.importContacts("a1", "name\nAnn\n"))).toMatchObject({ code: "CSV_HEADER_PHONE_MISSING", path: ["header"], status: 400 });
  });
});

it("fetches those who were not reached, and the list that suppresses them, of the actions that are wanted", async () => {
  answer({ headers: { "content-type": "text/csv" }, body: "phone\n+33612345678\n" });
  expect(await text((await client.exportFailedContacts("e/1")) as never)).toBe("phone\n+33612345678\n");
  await (await client.exportFailedAsSuppressions("e1", { actions: ["remove", "likely_wrong_number"] })).cancel();
  expect(gateway.received.map(({ method, path, headers }) => [method, path, headers.accept])).toEqual([
    ["GET", "/program-executions/e%2F1/failed-contacts", "text/csv"],
    ["GET", "/program-executions/e1/failed-contacts/suppressions?action=remove%2Clikely_wrong_number", "text/csv"],
  ]);
});

it("asks for the guide's reports by their paths", async () => {
  answer({ body: { id: "e/1" } });
  expect(await client.programExecution("e/1")).toEqual({ id: "e/1" });
  await client.callReport("j1");
  expect(gateway.received.map(({ path }) => path)).toEqual(["/program-executions/e%2F1", "/call-report/j1"]);
});

it("leaves an aborted request to whoever aborted it", async () => {
  await expect(client.exportSuppressions(AbortSignal.abort(new Error("never mind")))).rejects.toThrow("never mind");
});
