import { rename, rm, writeFile } from "node:fs/promises";
import { createLog, systemClock } from "@redial/platform";
import { composeSupergraph } from "./compose-supergraph";
import { loadConfig } from "./config";
import { startHouse, type House } from "./house.fixture";
import { FIXTURE_SCHEMAS } from "./schemas.fixture";
import { createGateway } from "./service";

let house: House;
beforeAll(async () => (house = await startHouse()));
afterAll(() => house.stop());

const withField = (field: string) => composeSupergraph({ ...FIXTURE_SCHEMAS, dialer: FIXTURE_SCHEMAS.dialer.replace("type Query {", `type Query { ${field}: String`) });
const asked = async (field: string) => (await house.ask(`{ ${field} }`)).body.errors?.[0]?.extensions["code"];

async function release(text: string): Promise<void> {
  await writeFile(`${house.supergraphFile}.draft`, text);
  await rename(`${house.supergraphFile}.draft`, house.supergraphFile);
}

async function untilLogged(words: string): Promise<string> {
  for (;;) {
    const found = house.logged.find((line) => line.includes(words));
    if (found) return found;
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

beforeEach(() => void house.logged.splice(0));

describe("the supergraph of a running gateway", () => {
  it("is served as soon as its file holds another one", async () => {
    expect(await asked("dialedSince")).toBe("GRAPHQL_VALIDATION_FAILED");
    await release(withField("dialedSince"));
    await untilLogged("another supergraph is served");
    expect(await asked("dialedSince")).not.toBe("GRAPHQL_VALIDATION_FAILED");
  });

  it.each([
    ["does not parse", () => "type Query {"],
    ["is none", () => "type Query { a: String }"],
    ["is empty", () => ""],
    ["names a service without an address", () => withField("other").replaceAll('name: "dialer"', 'name: "stranger"')],
    ["has a field of no known type", () => withField("other").replace("other: String", "other: Nothing")],
  ])("stays when the next one %s, which the log says once", async (_what, text) => {
    await release(withField("before"));
    await untilLogged("another supergraph is served");
    await release(text());
    expect(JSON.parse(await untilLogged("a supergraph was refused"))).toMatchObject({ level: "error", file: house.supergraphFile, error: { message: expect.any(String) } });
    expect(await asked("before")).not.toBe("GRAPHQL_VALIDATION_FAILED");
    expect(await asked("other")).toBe("GRAPHQL_VALIDATION_FAILED");
  });

  it("stays while its file is gone, and the next one is served as ever", async () => {
    await rm(house.supergraphFile);
    await untilLogged("reading of the supergraph failed");
    expect(await asked("whoAmI")).toBeUndefined();
    await release(withField("afterwards"));
    await untilLogged("another supergraph is served");
    expect(await asked("afterwards")).not.toBe("GRAPHQL_VALIDATION_FAILED");
  });

  it("is refused at the start as well", async () => {
    const supergraphFile = `${house.supergraphFile}.broken`;
    await writeFile(supergraphFile, "type Query {");
    const { program, scheduler, dialer, reporting } = house.services;
    const urls = { PROGRAM_URL: program.url, SCHEDULER_URL: scheduler.url, DIALER_URL: dialer.url, REPORTING_URL: reporting.url };
    const config = { ...loadConfig({ GATEWAY_SECRET: "secret", ...urls }), port: 0, supergraphFile };
    await expect(createGateway({ config, clock: systemClock, log: createLog("test", "error", () => undefined) })).rejects.toThrow("Syntax Error");
  });
});
