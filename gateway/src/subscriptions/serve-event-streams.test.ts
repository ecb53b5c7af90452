import { Agent, request } from "node:http";
import { until } from "./client.fixture";
import { startFeedHouse, type FeedHouse } from "./feed.fixture";

const QUERY = `subscription Progress($id: ID!) { progress(id: $id) { done calls } }`;
const KEY = { "x-api-key": "key-of-o1" };

let own: FeedHouse;
beforeAll(async () => (own = await startFeedHouse()));
afterAll(() => own.house.stop());
beforeEach(() => {
  own.feeds.length = 0;
});

/** A stream, as far as it has come. */
interface Stream {
  response: Response;
  text(): string;
  ended: Promise<void>;
  leave(): void;
}

async function stream(how: "GET" | "POST", body: object, headers: Record<string, string> = KEY): Promise<Stream> {
  const leaving = new AbortController();
  const accept = { accept: "text/event-stream", ...headers };
  const asked = new URLSearchParams(Object.entries(body).map(([name, value]) => [name, typeof value === "string" ? value : JSON.stringify(value)]));
  const response =
    how === "GET"
      ? await fetch(`${own.house.url}/graphql?${asked.toString()}`, { headers: accept, signal: leaving.signal })
      : await fetch(`${own.house.url}/graphql`, { method: "POST", headers: { ...accept, "content-type": "application/json" }, body: JSON.stringify(body), signal: leaving.signal });
  let text = "";
  const read = async () => {
    for await (const part of response.body ?? []) text += new TextDecoder().decode(part as Uint8Array);
  };
  const ended = read().catch(() => undefined);
  return { response, text: () => text, ended, leave: () => leaving.abort() };
}

describe("a subscription as text/event-stream", () => {
  it.each(["GET", "POST"] as const)("is asked for by %s, tells each result as it comes, and says when none will follow", async (how) => {
    const asked = await stream(how, { query: QUERY, operationName: "Progress", variables: { id: "e1" } });
    expect(asked.response.headers.get("content-type")).toBe("text/event-stream; charset=utf-8");
    const feed = await own.opened(1);
    feed.tell({ id: "e1", done: 1 });
    await until(() => asked.text() === `event: next\ndata: {"data":{"progress":{"done":1,"calls":7}}}\n\n`);
    feed.tell({ id: "e1", done: 2 });
    await until(() => asked.text().includes(`"done":2`));
    feed.end();
    await asked.ended;
    expect(asked.text()).toMatch(/"done":2,"calls":7\}\}\}\n\nevent: complete\ndata:\n\n$/);
  });

  it("shares its subscription at the service with WebSockets and streams that ask the same, and ends it when the last leaves", async () => {
    const both = [await stream("POST", { query: QUERY, variables: { id: "e1" } }), await stream("GET", { query: QUERY, variables: { id: "e1" } })];
    const feed = await own.opened(1);
    feed.tell({ id: "e1", done: 1 });
    await until(() => both.every((one) => one.text().includes(`"done":1`)));
    expect(own.feeds).toHaveLength(1);
    for (const one of both) one.leave();
    await until(() => feed.hasLeft);
  });

  it.each([
    ["a query", { query: "{ reports }" }, "SUBSCRIPTION_EXPECTED"],
    ["no document at all", {}, "BAD_REQUEST"],
    ["variables that are none", { query: QUERY, variables: "{" }, "BAD_REQUEST"],
    ["a document that is not valid", { query: `subscription { progress { done } }` }, "GRAPHQL_VALIDATION_FAILED"],
  ])("refuses %s in a stream of one event, for browsers see no other", async (_what, body, code) => {
    const asked = await stream("GET", body);
    await asked.ended;
    expect(asked.response.status).toBe(200);
    expect(asked.text()).toMatch(new RegExp(`^event: next\ndata: \\{"errors":.*"code":"${code}".*\n\nevent: complete\ndata:\n\n$`));
  });

  it("takes its connection with it, over which nothing else is asked then", async () => {
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    const ask = (query: string, accept: string) =>
      new Promise<{ isReused: boolean; connection: string | undefined }>((resolve, reject) => {
        const asking = request(`${own.house.url}/graphql`, { agent, method: "POST", headers: { ...KEY, "content-type": "application/json", accept } }, (response) => {
          response.resume().on("end", () => resolve({ isReused: asking.reusedSocket, connection: response.headers.connection }));
        });
        asking.on("error", reject).end(JSON.stringify({ query }));
      });
    const kept = { isReused: true, connection: "keep-alive" };
    expect(await ask("{ reports }", "application/json")).toEqual({ ...kept, isReused: false });
    const streamed = ask(`subscription { progress(id: "e1") { done } }`, "text/event-stream");
    (await own.opened(1)).end();
    expect(await streamed).toEqual({ isReused: true, connection: "close" });
    expect(await ask("{ reports }", "application/json")).toEqual({ ...kept, isReused: false });
    expect(await ask("{ reports }", "application/json")).toEqual(kept);
    agent.destroy();
  });

  it("needs a key as all else", async () => {
    const { response } = await stream("GET", { query: QUERY, variables: { id: "e1" } }, {});
    expect(response.status).toBe(401);
  });

  it("is not given to who takes JSON as well", async () => {
    const response = await fetch(`${own.house.url}/graphql`, { method: "POST", headers: { ...KEY, "content-type": "application/json", accept: "*/*" }, body: JSON.stringify({ query: "{ reports }" }) });
    expect(await response.json()).toEqual({ data: { reports: null } });
  });
});
