import { getIntrospectionQuery } from "graphql";
import WebSocket from "ws";
import { startHouse, type House } from "../house.fixture";

let house: House;
beforeAll(async () => (house = await startHouse({ MAX_DOCUMENT_TOKENS: "100", MAX_DOCUMENT_DEPTH: "5", MAX_DOCUMENT_ALIASES: "3", MAX_DOCUMENT_COST: "200", MAX_PAGE_SIZE: "50" })));
afterAll(() => house.stop());

const aliases = (count: number) => `{ ${Array.from({ length: count }, (_, index) => `a${index}: whoAmI`).join(" ")} }`;
const inside = (selection: string) => `{ execution(id: "e1") { ${selection} } }`;

describe("an operation that asks for too much", () => {
  it.each([
    ["tokens", `{ ${"whoAmI ".repeat(99)} }`, { code: "DOCUMENT_TOO_LONG", message: "A document may have at most 100 tokens; this one has more." }],
    ["levels", `{ program(id: "p1") { executions { jobs { attempts { call { status } } } } } }`, { code: "DOCUMENT_TOO_DEEP", message: "Fields may lie at most 5 levels deep; here they lie 6." }],
    ["aliases", aliases(4), { code: "ALIASES_TOO_MANY", message: "An operation may have at most 3 aliases, fragments written out; this one has 4." }],
    ["rows", inside("jobs(first: 51) { id }"), { code: "PAGE_TOO_LARGE", message: "A page may have at most 50 rows; jobs was asked for 51.", field: ["jobs", "first"] }],
    [
      "cost",
      inside("jobs(first: 50) { attempts { outcome call { status } } }"),
      { code: "COST_TOO_HIGH", message: "An operation may cost at most 200; this one may come to 451. Ask for shorter pages, or for fewer lists in lists." },
    ],
  ])("is refused for its %s before any service hears of it", async (_what, query, refusal) => {
    for (const service of Object.values(house.services)) service.received.length = 0;
    const { status, body } = await house.ask(query);
    const { message, ...extensions } = refusal;
    expect({ status, body }).toMatchObject({ status: 400, body: { errors: [{ message, extensions }] } });
    expect(body.data).toBeUndefined();
    expect(Object.values(house.services).flatMap(({ received }) => received)).toEqual([]);
  });

  it("is told every limit that it passes", async () => {
    const { body } = await house.ask(`{ a: whoAmI b: whoAmI c: whoAmI d: execution(id: "e1") { jobs(first: 60) { id attempts { outcome } } } }`);
    expect(body.errors).toMatchObject([{ extensions: { problems: [{ code: "ALIASES_TOO_MANY" }, { code: "PAGE_TOO_LARGE", path: ["jobs", "first"] }, { code: "COST_TOO_HIGH" }] } }]);
  });

  it("is held to the sizes in its variables", async () => {
    const query = `query Jobs($first: Int!) { execution(id: "e1") { jobs(first: $first) { id } } }`;
    expect((await house.ask(query, { variables: { first: 50 } })).status).toBe(200);
    expect((await house.ask(query, { variables: { first: 51 } })).body.errors).toMatchObject([{ extensions: { code: "PAGE_TOO_LARGE" } }]);
  });
});

it("introspection by the usual tools is within the limits of a gateway that was told nothing", async () => {
  const usual = await startHouse();
  try {
    expect((await usual.ask(getIntrospectionQuery({ descriptions: true }))).body.errors).toBeUndefined();
  } finally {
    await usual.stop();
  }
});

describe("a key that asks too often", () => {
  it("is told when to come again, on every path", async () => {
    const busy = await startHouse({ KEY_RATE_PER_SECOND: "1", KEY_RATE_BURST: "2" });
    try {
      await busy.ask("{ whoAmI }");
      const ask = () => fetch(`${busy.url}/call-report/j1`, { headers: { "x-api-key": "key-of-o1" } });
      expect((await ask()).status).toBe(200);
      const response = await ask();
      expect(response.status).toBe(429);
      expect(response.headers.get("retry-after")).toBe("1");
      expect(await response.json()).toMatchObject({ code: "RATE_LIMITED", message: expect.stringMatching(/^A key may send 1 requests a second and 2 at once; the next one is taken in \d+ ms\.$/) });
      expect((await busy.ask("{ whoAmI }")).status).toBe(429);
    } finally {
      await busy.stop();
    }
  });
});

describe("an address that brings too many wrong keys", () => {
  it("is told when to come again before the program service is asked, over HTTP and WebSocket alike, and good keys go on", async () => {
    let asked = 0;
    const guarded = await startHouse({ WRONG_KEY_RATE_PER_SECOND: "1", WRONG_KEY_RATE_BURST: "1" }, (app) => app.use("/internal/identify", (_request, _response, next) => void (asked++, next())));
    const invented = Array.from({ length: 20 }, (_, key) => `invented ${key}`);
    const closedWith = (key: string) =>
      new Promise((resolve) => {
        const socket = new WebSocket(`${guarded.url.replace("http", "ws")}/graphql`, "graphql-transport-ws");
        socket.on("open", () => socket.send(JSON.stringify({ type: "connection_init", payload: { "x-api-key": key } })));
        socket.on("close", resolve);
      });
    try {
      await guarded.ask("{ whoAmI }");
      const answers = await Promise.all(invented.map((key) => fetch(`${guarded.url}/call-report/j1`, { headers: { "x-api-key": key } })));
      expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([401, 429]));
      const refused = answers.find(({ status }) => status === 429);
      expect({ retryAfter: refused?.headers.get("retry-after"), body: await refused?.json() }).toMatchObject({ retryAfter: "1", body: { code: "RATE_LIMITED" } });
      expect(await Promise.all(invented.map((key) => closedWith(`${key} again`)))).toContain(4509);
      expect(asked).toBeLessThan(20);
      expect((await guarded.ask("{ whoAmI }")).status).toBe(200);
    } finally {
      await guarded.stop();
    }
  });
});
