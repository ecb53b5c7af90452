import { sendSpansTo, type FinishedSpan } from "@redial/platform";
import { startHouse, type House } from "./house.fixture";

const TRACE = "0af7651916cd43dd8448eb211c80319c";
const OUTER = `00-${TRACE}-b7ad6b7169203331-00`;
const NAMED = "query Winter { program(id: \"p1\") { name } }";

describe("the trail of a request", () => {
  let house: House;
  beforeAll(async () => {
    house = await startHouse();
  });
  afterAll(() => house.stop());
  afterEach(() => sendSpansTo(undefined));

  const post = (query: string, headers: Record<string, string> = {}) =>
    fetch(`${house.url}/graphql`, { method: "POST", headers: { "content-type": "application/json", "x-api-key": "key-of-o1", ...headers }, body: JSON.stringify({ query }) });
  const sent = () => house.services.program.received.at(-1)?.headers ?? {};

  it("is an id that the caller is told, that the services get and that the log names with the organization", async () => {
    const answer = await post('query Secret { program(id: "p1") { secret } }', { "x-request-id": "mine-1" });
    expect(answer.headers.get("x-request-id")).toBe("mine-1");
    expect(sent()["x-request-id"]).toBe("mine-1");
    const line = house.logged.find((one) => one.includes('"a request failed"') && one.includes("mine-1"));
    expect(JSON.parse(line ?? "{}")).toMatchObject({ requestId: "mine-1", organization: "o1", serviceName: "program" });
  });

  it("gets an id of ours when the caller brings none, or one that is no plain word", async () => {
    for (const headers of [{}, { "x-request-id": "two words" }, { "x-request-id": "x".repeat(65) }] as Record<string, string>[]) {
      const id = (await post(NAMED, headers)).headers.get("x-request-id");
      expect(id).toMatch(/^[0-9a-f-]{36}$/);
      expect(sent()["x-request-id"]).toBe(id);
    }
  });

  it("has no trace while none are recorded, whatever the caller sends", async () => {
    await post(NAMED, { traceparent: OUTER });
    expect(sent()["traceparent"]).toBeUndefined();
  });

  it("continues the caller's trace in a span of its own for the request and one for each service asked", async () => {
    const spans: FinishedSpan[] = [];
    sendSpansTo({ ratio: 1, take: (span) => void spans.push(span) });
    await (await post(NAMED, { traceparent: OUTER })).text();
    await new Promise((resolve) => setImmediate(resolve));
    const whole = spans.find(({ kind }) => kind === "server");
    const asked = spans.find(({ kind }) => kind === "client");
    expect(whole).toMatchObject({ name: "POST Winter", parent: "b7ad6b7169203331", place: { traceId: TRACE }, attributes: { "http.response.status_code": 200 } });
    expect(asked).toMatchObject({ name: "ask program", parent: whole?.place.spanId, place: { traceId: TRACE }, attributes: { "redial.organization": "o1" } });
    expect(sent()["traceparent"]).toBe(`00-${TRACE}-${asked?.place.spanId}-01`);
  });

  it("is recorded as often as we say and not as the caller says", async () => {
    const spans: FinishedSpan[] = [];
    sendSpansTo({ ratio: 1e-9, take: (span) => void spans.push(span) });
    await (await post(NAMED, { traceparent: `00-${TRACE}-b7ad6b7169203331-01` })).text();
    expect(sent()["traceparent"]).toBeUndefined();
    expect(spans).toEqual([]);
  });
});
