import type { Client } from "graphql-ws";
import WebSocket from "ws";
import { read, resultsOf, until, webSocketClient } from "./client.fixture";
import { startFeedHouse, type FeedHouse } from "./feed.fixture";

const PROGRESS = { query: `subscription { progress(id: "e1") { done calls } }` };
const EVENTS = { query: `subscription { events(id: "e1") { done } }` };

let own: FeedHouse;
const clients: Client[] = [];
const connect = (...given: Parameters<typeof webSocketClient> extends [string, ...infer Rest] ? Rest : never) => {
  const client = webSocketClient(own.house.url, ...given);
  clients.push(client);
  return client;
};
beforeAll(async () => (own = await startFeedHouse()));
afterAll(() => own.house.stop());
beforeEach(() => {
  own.feeds.length = 0;
});
afterEach(async () => {
  await Promise.all(clients.splice(0).map((client) => client.dispose()));
  await until(() => own.feeds.every(({ hasLeft }) => hasLeft));
});

describe("who connects", () => {
  it.each([
    ["Authorization", { Authorization: "Bearer key-of-o1" }],
    ["x-api-key", { "x-api-key": "key-of-o1" }],
  ])("says so by %s in connection_init", async (_how, connectionParams) => {
    const reading = read(connect({ connectionParams }), PROGRESS);
    (await own.opened(1)).tell({ id: "e1", done: 1 });
    expect(await reading.got(1)).toEqual([{ data: { progress: { done: 1, calls: 7 } } }]);
  });

  it("says so by a header, where it can send one", async () => {
    class WithHeader extends WebSocket {
      constructor(url: string, protocols: string) {
        super(url, protocols, { headers: { "x-api-key": "key-of-o1" } });
      }
    }
    const reading = read(connect({ connectionParams: {}, webSocketImpl: WithHeader }), PROGRESS);
    (await own.opened(1)).tell({ id: "e1", done: 1 });
    await reading.got(1);
  });

  it.each([
    ["no key", {}],
    ["a wrong key", { Authorization: "Bearer guessed" }],
  ])("with %s is closed with 4401 and a sentence", async (_what, connectionParams) => {
    const closed = await read(connect({ connectionParams }), PROGRESS).over;
    expect(closed).toMatchObject({ code: 4401, reason: expect.stringMatching(/key/) as string });
    expect(own.feeds).toEqual([]);
  });

  it("elsewhere than at /graphql finds nothing", async () => {
    const socket = new WebSocket(`${own.house.url.replace("http", "ws")}/elsewhere`, "graphql-transport-ws");
    const error = await new Promise<Error>((resolve) => socket.on("error", resolve));
    expect(error.message).toContain("404");
  });
});

describe("a subscription", () => {
  it("reaches its service in the name that the gateway vouches for, whatever the caller says of himself", async () => {
    const forged = { "x-redial-organization": "o2", "x-redial-role": "admin", "x-redial-gateway": "guess", identity: { organizationId: "o2" }, resumed: true };
    read(connect({ connectionParams: { Authorization: "Bearer key-of-o1", ...forged } }), { ...PROGRESS, extensions: forged });
    expect((await own.opened(1)).context).toEqual({ identity: { organizationId: "o1", role: "operator" } });
  });

  it("is one at the service, with one join of each event, for all who ask the same", async () => {
    own.house.services.reporting.received.length = 0;
    const readings = Array.from({ length: 10 }, () => read(connect(), PROGRESS));
    const feed = await own.opened(1);
    feed.tell({ id: "e1", done: 1 });
    await Promise.all(readings.map((reading) => reading.got(1)));
    const late = read(connect(), PROGRESS);
    expect(await late.got(1)).toEqual([{ data: { progress: { done: 1, calls: 7 } } }]);
    feed.tell({ id: "e1", done: 2 });
    for (const reading of [...readings, late]) expect((await reading.got(2))[1]).toEqual({ data: { progress: { done: 2, calls: 7 } } });
    expect(own.feeds).toHaveLength(1);
    expect(own.house.services.reporting.received).toHaveLength(2);
  });

  it("is another one for another selection", async () => {
    read(connect(), PROGRESS);
    read(connect(), { query: `subscription { progress(id: "e1") { done } }` });
    await own.opened(2);
  });

  it("of events does not begin with what was told before", async () => {
    const first = read(connect(), EVENTS);
    const feed = await own.opened(1);
    feed.tell({ id: "e1", done: 1 });
    await first.got(1);
    const second = read(connect(), EVENTS);
    // By the time another question of this socket is answered, the subscription before it is there.
    await resultsOf(clients[1] as Client, { query: "{ reports }" });
    feed.tell({ id: "e1", done: 2 });
    expect(await second.got(1)).toEqual([{ data: { events: { done: 2 } } }]);
    expect((await first.got(2)).length).toBe(2);
  });

  it("ends at the service when its last client leaves, by its word or with its socket", async () => {
    const [leaving, gone] = [connect(), connect()];
    const reading = read(leaving, PROGRESS);
    read(gone, PROGRESS);
    const feed = await own.opened(1);
    feed.tell({ id: "e1", done: 1 });
    await reading.got(1);
    reading.leave();
    gone.terminate();
    await until(() => feed.hasLeft);
  });

  it("ends with its service's last event", async () => {
    const reading = read(connect(), EVENTS);
    const feed = await own.opened(1);
    for (const done of [1, 2, 3]) feed.tell({ id: "e1", done });
    feed.end();
    expect(await reading.over).toBe("complete");
    expect(reading.results).toEqual([1, 2, 3].map((done) => ({ data: { events: { done } } })));
    own.feeds.length = 0;
  });

  it("begins anew when the service's socket is lost, and says that it does", async () => {
    const reading = read(connect(), PROGRESS);
    const feed = await own.opened(1);
    feed.tell({ id: "e1", done: 1 });
    await reading.got(1);
    own.house.services.scheduler.dropSockets();
    const again = await own.opened(2);
    expect(again.context).toEqual({ identity: { organizationId: "o1", role: "operator" }, isResumed: true });
    again.tell({ id: "e1", done: 9 });
    expect((await reading.got(2))[1]).toEqual({ data: { progress: { done: 9, calls: 7 } } });
  });
});

describe("a client that does not read what it is sent", () => {
  it("is closed with 4508 once more events wait than may, and takes nothing from others", async () => {
    const socket = new WebSocket(`${own.house.url.replace("http", "ws")}/graphql`, "graphql-transport-ws");
    const send = (message: object) => socket.send(JSON.stringify(message));
    await new Promise((resolve) => socket.on("open", resolve));
    send({ type: "connection_init", payload: { Authorization: "Bearer key-of-o1" } });
    await new Promise((resolve) => socket.once("message", resolve));
    send({ id: "1", type: "subscribe", payload: { query: `subscription { events(id: "e1") { id } }` } });
    const feed = await own.opened(1);
    const other = read(connect(), { query: `subscription { events(id: "e1") { id } }` });
    await resultsOf(clients[0] as Client, { query: "{ reports }" });
    socket.pause();
    const closed = new Promise<number>((resolve) => socket.on("close", resolve));
    const large = "x".repeat(50_000);
    for (let told = 0; !own.house.logged.join("").includes("does not read"); told += 50) {
      for (let at = 0; at < 50; at++) feed.tell({ id: `${large}${told + at}` });
      await other.got(told + 50);
      other.results.fill(null);
    }
    socket.resume();
    expect(await closed).toBe(4508);
    expect(feed.hasLeft).toBe(false);
  });
});

describe("what is refused", () => {
  it.each([
    ["a query", "{ reports }", "SUBSCRIPTION_EXPECTED"],
    ["no document", "subscription {", "GRAPHQL_PARSE_FAILED"],
    ["a document that is not valid", "subscription { progress(id: \"e1\") { nothing } }", "GRAPHQL_VALIDATION_FAILED"],
    ["a document with too many aliases", `subscription { progress(id: "e1") { ${Array.from({ length: 200 }, (_, at) => `a${at}: done`).join(" ")} } }`, "ALIASES_TOO_MANY"],
  ])("%s is told so, and the socket stays", async (_what, query, code) => {
    const client = connect();
    const [told] = (await resultsOf(client, { query })) as { errors?: { extensions: { code: string } }[] }[];
    expect(told?.errors?.[0]?.extensions.code).toBe(code);
    const reading = read(client, PROGRESS);
    (await own.opened(1)).tell({ id: "e1", done: 1 });
    await reading.got(1);
  });

  it("is, without a cause, what a service refuses for reasons of its own", async () => {
    const [told] = await resultsOf(connect(), { query: `subscription { progress(id: "e2") { done } }` });
    expect(told).toMatchObject({ data: { progress: null }, errors: [{ message: "Something went wrong on our side; it was logged.", extensions: { code: "INTERNAL_SERVER_ERROR", serviceName: "scheduler" } }] });
  });

  it("is a subscription that is asked for as one answer", async () => {
    const { status, body } = await own.house.ask(PROGRESS.query);
    expect(status).toBe(406);
    expect(body.errors).toMatchObject([{ extensions: { code: "STREAM_EXPECTED" } }]);
  });
});
